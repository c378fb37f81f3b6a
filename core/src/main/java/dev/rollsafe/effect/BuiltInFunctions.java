package dev.rollsafe.effect;

import dev.rollsafe.ast.CreateRoutine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * How volatile the functions of {@code pg_catalog} are that a default, a CHECK or a statement may call, and those of the
 * extensions met most (uuid-ossp, pgcrypto, hstore, pg_trgm).
 *
 * <p>Taken from {@code pg_proc.provolatile} of servers 13 to 18; of several functions with one name, and of several
 * versions, the worst. Left out is what only the server itself calls (comparison, hashing, input and output, statistics).
 */
final class BuiltInFunctions {

  private static final String VOLATILE = """
          array_sample array_shuffle clock_timestamp current_query currval gen_random_bytes gen_random_uuid
          gen_salt lastval lo_close lo_creat lo_create lo_export lo_from_bytea lo_get lo_import lo_lseek
          lo_lseek64 lo_open lo_put lo_tell lo_tell64 lo_truncate lo_truncate64 lo_unlink nextval
          pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_all
          pg_advisory_unlock_shared pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_backup_start
          pg_backup_stop pg_blocking_pids pg_cancel_backend pg_collation_actual_version pg_current_logfile
          pg_current_wal_flush_lsn pg_current_wal_insert_lsn pg_current_wal_lsn
          pg_database_collation_actual_version pg_database_size pg_export_snapshot pg_indexes_size
          pg_is_in_backup pg_is_in_recovery pg_is_wal_replay_paused pg_jit_available pg_lock_status
          pg_logical_emit_message pg_notification_queue_usage pg_notify pg_partition_ancestors
          pg_partition_tree pg_promote pg_read_binary_file pg_read_file pg_read_file_old pg_relation_size
          pg_reload_conf pg_safe_snapshot_blocking_pids pg_sequence_last_value pg_sleep pg_sleep_for
          pg_sleep_until pg_start_backup pg_stop_backup pg_switch_wal pg_table_size pg_tablespace_size
          pg_terminate_backend pg_total_relation_size pg_try_advisory_lock pg_try_advisory_lock_shared
          pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared pg_xact_commit_timestamp
          pg_xact_commit_timestamp_origin pg_xact_status random random_normal set_config setseed setval
          timeofday ts_rewrite ts_stat txid_status uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4
          uuidv7
          """;

  private static final String STABLE = """
          age array_to_json array_to_string col_description concat concat_ws convert convert_from convert_to
          current_catalog current_database current_date current_role current_schema current_schemas
          current_setting current_time current_timestamp current_user date date_add date_part date_subtract
          date_trunc enum_first enum_last enum_range extract format format_type generate_series
          get_current_ts_config getdatabaseencoding getpgusername inet_client_addr inet_client_port
          inet_server_addr inet_server_port json_build_array json_build_object json_populate_record
          json_populate_recordset json_to_record json_to_recordset json_to_tsvector jsonb_build_array
          jsonb_build_object jsonb_path_exists_tz jsonb_path_match_tz jsonb_path_query_array_tz
          jsonb_path_query_first_tz jsonb_path_query_tz jsonb_populate_record jsonb_populate_record_valid
          jsonb_populate_recordset jsonb_to_record jsonb_to_recordset jsonb_to_tsvector length localtime
          localtimestamp make_timestamptz money now numeric obj_description oidvectortypes overlaps
          pg_backend_pid pg_backup_start_time pg_basetype pg_char_to_encoding pg_client_encoding
          pg_collation_for pg_column_compression pg_column_size pg_column_toast_chunk_id pg_current_snapshot
          pg_current_xact_id pg_current_xact_id_if_assigned pg_encoding_to_char pg_filenode_relation
          pg_has_role pg_input_error_info pg_input_is_valid pg_is_other_temp_schema pg_my_temp_schema
          pg_postmaster_start_time pg_sequence_parameters pg_settings_get_flags pg_trigger_depth pg_typeof
          phraseto_tsquery plainto_tsquery quote_literal quote_nullable regclass row_to_json session_user
          shobj_description statement_timestamp system_user time timestamp timestamptz timetz timezone to_char
          to_date to_json to_jsonb to_number to_regclass to_regcollation to_regnamespace to_regoper
          to_regoperator to_regproc to_regprocedure to_regrole to_regtype to_regtypemod to_timestamp
          to_tsquery to_tsvector transaction_timestamp ts_debug ts_headline ts_parse ts_token_type
          txid_current txid_current_if_assigned txid_current_snapshot user version websearch_to_tsquery xml
          xml_is_well_formed
          """;

  private static final String IMMUTABLE = """
          abbrev abs acos acosd acosh area array array_append array_dims array_fill array_length array_lower
          array_ndims array_position array_positions array_prepend array_remove array_replace array_reverse
          array_sort array_to_tsvector array_upper ascii asin asind asinh atan atan2 atan2d atand atanh bit
          bit_count bit_length bool bound_box box bpchar broadcast bytea cardinality casefold cash_words cast
          cbrt ceil ceiling center char char_length character_length chr cidr circle coalesce cos cosd cosh
          cot cotd crc32 crc32c crypt date_bin datemultirange daterange decode decrypt degrees diagonal
          diameter digest div encode encrypt erf erfc exp factorial family float4 float8 floor gamma gcd
          generate_subscripts get_bit get_byte greatest grouping height hmac host hostmask hstore inet_merge
          inet_same_family initcap int2 int4 int4multirange int4range int8 int8multirange int8range interval
          is_normalized isclosed isempty isfinite isopen json json_array json_array_elements
          json_array_elements_text json_array_length json_each json_each_text json_exists json_extract_path
          json_extract_path_text json_object json_object_keys json_query json_scalar json_serialize
          json_strip_nulls json_typeof json_value jsonb_array_elements jsonb_array_elements_text
          jsonb_array_length jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text
          jsonb_insert jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_match jsonb_path_query
          jsonb_path_query_array jsonb_path_query_first jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls
          jsonb_typeof justify_days justify_hours justify_interval lcm least left lgamma like_escape line ln
          log log10 lower lower_inc lower_inf lpad lseg ltrim macaddr macaddr8 make_date make_interval
          make_time make_timestamp masklen md5 min_scale mod multirange name netmask network normalize npoints
          nullif num_nonnulls num_nulls numeric_div_trunc nummultirange numnode numrange octet_length oid
          overlay parse_ident path pg_lsn pg_partition_root pg_size_bytes pg_size_pretty pg_snapshot_xip
          pg_snapshot_xmax pg_snapshot_xmin pg_visible_in_snapshot pg_walfile_name pg_walfile_name_offset pi
          point polygon position pow power querytree quote_ident radians radius range_merge regexp_count
          regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
          regexp_split_to_table regexp_substr repeat replace reverse right round row rpad rtrim scale set_bit
          set_byte set_masklen setweight sha224 sha256 sha384 sha512 sign similar_to_escape similarity sin
          sind sinh slope split_part sqrt string_to_array string_to_table strip strpos substr substring tan
          tand tanh text to_ascii to_bin to_hex to_oct translate treat trim trim_array trim_scale trunc
          ts_delete ts_filter ts_lexize ts_rank ts_rank_cd tsmultirange tsquery_phrase tsrange tstzmultirange
          tstzrange tsvector_to_array txid_snapshot_xip txid_snapshot_xmax txid_snapshot_xmin
          txid_visible_in_snapshot unicode_assigned unicode_version unistr unnest upper upper_inc upper_inf
          uuid_extract_timestamp uuid_extract_version uuid_generate_v3 uuid_generate_v5 uuid_nil uuid_ns_dns
          uuid_ns_oid uuid_ns_url uuid_ns_x500 varbit varchar width width_bucket xid
          xml_is_well_formed_content xml_is_well_formed_document xmlcomment xmlconcat xmlelement xmlexists
          xmlforest xmlparse xmlpi xmlroot xmlserialize xmltext xpath xpath_exists
          """;

  /** Aggregate and window functions; those of them that are STABLE are so for the sake of output functions. */
  private static final String AGGREGATE = """
          any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp
          cume_dist dense_rank every first_value json_agg json_agg_strict json_arrayagg json_object_agg
          json_object_agg_strict json_object_agg_unique json_object_agg_unique_strict json_objectagg jsonb_agg
          jsonb_agg_strict jsonb_object_agg jsonb_object_agg_strict jsonb_object_agg_unique
          jsonb_object_agg_unique_strict lag last_value lead max min mode nth_value ntile percent_rank
          percentile_cont percentile_disc range_agg range_intersect_agg rank regr_avgx regr_avgy regr_count
          regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy row_number stddev stddev_pop
          stddev_samp string_agg sum var_pop var_samp variance xmlagg
          """;

  private static final Map<String, CreateRoutine.Volatility> BY_NAME = byName();

  private BuiltInFunctions() {}

  private static Map<String, CreateRoutine.Volatility> byName() {
    Map<String, CreateRoutine.Volatility> byName = new HashMap<>(1024);
    put(byName, IMMUTABLE, CreateRoutine.Volatility.IMMUTABLE);
    put(byName, STABLE, CreateRoutine.Volatility.STABLE);
    put(byName, AGGREGATE, CreateRoutine.Volatility.STABLE);
    put(byName, VOLATILE, CreateRoutine.Volatility.VOLATILE);
    return byName;
  }

  private static void put(
      Map<String, CreateRoutine.Volatility> byName, String names, CreateRoutine.Volatility value) {
    StringTokenizer words = new StringTokenizer(names);
    while (words.hasMoreTokens()) {
      byName.put(words.nextToken(), value);
    }
  }

  /** Returns how volatile the function {@code name} is, where it is one of these; the name is without a schema. */
  static Optional<CreateRoutine.Volatility> volatility(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
