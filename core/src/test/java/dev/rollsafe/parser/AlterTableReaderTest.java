package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.actions;
import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterTableReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER TABLE t ADD COLUMN a int ==> AlterTable(kind=TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=a type=integer))])
      ALTER TABLE IF EXISTS ONLY s.t ADD a int, DROP b, ALTER c SET NOT NULL ==> AlterTable(kind=TABLE name=s.t ifExists only actions=[AddColumn(column=ColumnDefinition(name=a type=integer)), DropColumn(column=b), SetNotNull(column=c)])
      ALTER TABLE t * ADD a int ==> AlterTable(kind=TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=a type=integer))])
      ALTER TABLE ONLY (t) ADD a int ==> AlterTable(kind=TABLE name=t only actions=[AddColumn(column=ColumnDefinition(name=a type=integer))])
      ALTER TABLE t RENAME TO u ==> Rename(kind=TABLE object=t newName=u objectKind=TABLE)
      ALTER TABLE IF EXISTS s.t RENAME TO u ==> Rename(kind=TABLE object=s.t newName=u ifExists objectKind=TABLE)
      ALTER TABLE t RENAME a TO b ==> Rename(kind=COLUMN object=t part=a newName=b objectKind=TABLE)
      ALTER TABLE t RENAME COLUMN a TO b ==> Rename(kind=COLUMN object=t part=a newName=b objectKind=TABLE)
      ALTER TABLE t RENAME level TO lvl ==> Rename(kind=COLUMN object=t part=level newName=lvl objectKind=TABLE)
      ALTER TABLE t RENAME constraint_x TO column_x ==> Rename(kind=COLUMN object=t part=constraint_x newName=column_x objectKind=TABLE)
      ALTER TABLE t RENAME CONSTRAINT a TO b ==> Rename(kind=CONSTRAINT object=t part=a newName=b objectKind=TABLE)
      ALTER TABLE t SET SCHEMA s ==> SetSchema(kind=TABLE name=t schema=s)
      ALTER TABLE ALL IN TABLESPACE a OWNED BY b, CURRENT_USER SET TABLESPACE c NOWAIT ==> Other(verb=ALTER kind=TABLE consequence=UNNAMED_TABLES)
      ALTER FOREIGN TABLE t ADD a int, OPTIONS (ADD x '1') ==> AlterTable(kind=FOREIGN_TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=a type=integer)), OtherAction(words=OPTIONS (ADD x '1'))])
      ALTER FOREIGN TABLE t RENAME a TO b ==> Rename(kind=COLUMN object=t part=a newName=b objectKind=FOREIGN_TABLE)
      ALTER FOREIGN TABLE t SET SCHEMA s ==> SetSchema(kind=FOREIGN_TABLE name=t schema=s)
      ALTER VIEW IF EXISTS v ALTER COLUMN a SET DEFAULT 1 ==> AlterTable(kind=VIEW name=v ifExists actions=[SetDefault(column=a value=<1>)])
      ALTER VIEW v RENAME TO w ==> Rename(kind=VIEW object=v newName=w objectKind=VIEW)
      ALTER VIEW v RENAME COLUMN a TO b ==> Rename(kind=COLUMN object=v part=a newName=b objectKind=VIEW)
      ALTER VIEW v SET (security_barrier = true, check_option = local) ==> AlterTable(kind=VIEW name=v actions=[SetOptions(options={security_barrier=true, check_option=local})])
      ALTER VIEW v RESET (security_barrier) ==> AlterTable(kind=VIEW name=v actions=[SetOptions(options={security_barrier=} reset)])
      ALTER VIEW v OWNER TO me ==> AlterTable(kind=VIEW name=v actions=[OwnerTo(owner=me)])
      ALTER VIEW v SET SCHEMA s ==> SetSchema(kind=VIEW name=v schema=s)
      ALTER MATERIALIZED VIEW m RENAME a TO b ==> Rename(kind=COLUMN object=m part=a newName=b objectKind=MATERIALIZED_VIEW)
      ALTER MATERIALIZED VIEW m CLUSTER ON i ==> AlterTable(kind=MATERIALIZED_VIEW name=m actions=[ClusterOn(index=i)])
      ALTER MATERIALIZED VIEW m SET TABLESPACE ts ==> AlterTable(kind=MATERIALIZED_VIEW name=m actions=[SetTablespace(tablespace=ts)])
      ALTER MATERIALIZED VIEW m NO DEPENDS ON EXTENSION e ==> AlterTable(kind=MATERIALIZED_VIEW name=m actions=[OtherAction(words=NO DEPENDS ON EXTENSION e)])
      ALTER INDEX IF EXISTS i RENAME TO j ==> Rename(kind=INDEX object=i newName=j ifExists objectKind=INDEX)
      ALTER INDEX i SET TABLESPACE ts ==> AlterTable(kind=INDEX name=i actions=[SetTablespace(tablespace=ts)])
      ALTER INDEX i SET (fillfactor = 70) ==> AlterTable(kind=INDEX name=i actions=[SetOptions(options={fillfactor=70})])
      ALTER INDEX i ALTER COLUMN 2 SET STATISTICS 100 ==> AlterTable(kind=INDEX name=i actions=[SetColumnAttribute(column=2 attribute=STATISTICS value=100)])
      ALTER INDEX i ATTACH PARTITION s.j ==> AlterTable(kind=INDEX name=i actions=[AttachPartition(partition=s.j)])
      ALTER INDEX i DEPENDS ON EXTENSION e ==> AlterTable(kind=INDEX name=i actions=[OtherAction(words=DEPENDS ON EXTENSION e)])
      ALTER INDEX ALL IN TABLESPACE a SET TABLESPACE b ==> Other(verb=ALTER kind=INDEX consequence=UNNAMED_TABLES)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ADD a int ==> AddColumn(column=ColumnDefinition(name=a type=integer))
      ADD IF NOT EXISTS a int NOT NULL DEFAULT 0 ==> AddColumn(column=ColumnDefinition(name=a type=integer defaultValue=<0> nullability=NOT_NULL) ifNotExists)
      ADD COLUMN IF NOT EXISTS if int ==> AddColumn(column=ColumnDefinition(name=if type=integer) ifNotExists)
      ADD column_name int ==> AddColumn(column=ColumnDefinition(name=column_name type=integer))
      ADD constraint_x int ==> AddColumn(column=ColumnDefinition(name=constraint_x type=integer))
      ADD exclude int ==> AddColumn(column=ColumnDefinition(name=exclude type=integer))
      ADD CONSTRAINT c CHECK (a > 0) ==> AddConstraint(constraint=Check(name=c expression=<a > 0>))
      ADD EXCLUDE (a WITH =) ==> AddConstraint(constraint=Exclude(elements=[IndexElement(column=a operator==)]))
      DROP a ==> DropColumn(column=a)
      DROP COLUMN IF EXISTS a CASCADE ==> DropColumn(column=a ifExists cascade)
      DROP a RESTRICT ==> DropColumn(column=a)
      DROP if ==> DropColumn(column=if)
      DROP COLUMN comment ==> DropColumn(column=comment)
      DROP CONSTRAINT c ==> DropConstraint(constraint=c)
      DROP CONSTRAINT IF EXISTS c CASCADE ==> DropConstraint(constraint=c ifExists cascade)
      VALIDATE CONSTRAINT c ==> ValidateConstraint(constraint=c)
      ALTER CONSTRAINT c DEFERRABLE INITIALLY IMMEDIATE ==> AlterConstraint(constraint=c deferrable=true initiallyDeferred=false)
      ALTER CONSTRAINT c NOT DEFERRABLE ==> AlterConstraint(constraint=c deferrable=false)
      ALTER CONSTRAINT c INITIALLY DEFERRED ==> AlterConstraint(constraint=c deferrable=true initiallyDeferred=true)
      ALTER CONSTRAINT c NOT ENFORCED ==> AlterConstraint(constraint=c enforced=false)
      ALTER CONSTRAINT c ENFORCED ==> AlterConstraint(constraint=c enforced=true)
      ALTER CONSTRAINT c NO INHERIT ==> AlterConstraint(constraint=c inherit=false)
      ALTER CONSTRAINT c INHERIT ==> AlterConstraint(constraint=c inherit=true)
      SET (fillfactor = 70, toast.autovacuum_enabled = false) ==> SetOptions(options={fillfactor=70, toast.autovacuum_enabled=false})
      RESET (fillfactor, toast.x) ==> SetOptions(options={fillfactor=, toast.x=} reset)
      SET LOGGED ==> SetLogged(logged)
      SET UNLOGGED ==> SetLogged()
      SET TABLESPACE ts ==> SetTablespace(tablespace=ts)
      SET ACCESS METHOD heap2 ==> SetAccessMethod(method=heap2)
      SET ACCESS METHOD DEFAULT ==> SetAccessMethod()
      SET WITHOUT CLUSTER ==> ClusterOn()
      SET WITHOUT OIDS ==> OtherAction(words=SET WITHOUT OIDS)
      CLUSTER ON i ==> ClusterOn(index=i)
      ENABLE TRIGGER trg ==> SwitchTrigger(name=trg mode=ENABLE)
      DISABLE TRIGGER ALL ==> SwitchTrigger(group=ALL mode=DISABLE)
      DISABLE TRIGGER USER ==> SwitchTrigger(group=USER mode=DISABLE)
      ENABLE REPLICA TRIGGER trg ==> SwitchTrigger(name=trg mode=ENABLE REPLICA)
      ENABLE ALWAYS TRIGGER trg ==> SwitchTrigger(name=trg mode=ENABLE ALWAYS)
      DISABLE RULE r ==> SwitchTrigger(rule name=r mode=DISABLE)
      ENABLE ALWAYS RULE r ==> SwitchTrigger(rule name=r mode=ENABLE ALWAYS)
      ENABLE ROW LEVEL SECURITY ==> RowSecurity(mode=ENABLE)
      DISABLE ROW LEVEL SECURITY ==> RowSecurity(mode=DISABLE)
      FORCE ROW LEVEL SECURITY ==> RowSecurity(mode=FORCE)
      NO FORCE ROW LEVEL SECURITY ==> RowSecurity(mode=NO FORCE)
      INHERIT s.p ==> Inherit(parent=s.p)
      NO INHERIT p ==> Inherit(parent=p no)
      OF s.kind ==> OfType(type=s.kind)
      NOT OF ==> OfType()
      OWNER TO me ==> OwnerTo(owner=me)
      OWNER TO CURRENT_USER ==> OwnerTo(owner=current_user)
      REPLICA IDENTITY FULL ==> ReplicaIdentity(mode=FULL)
      REPLICA IDENTITY DEFAULT ==> ReplicaIdentity(mode=DEFAULT)
      REPLICA IDENTITY NOTHING ==> ReplicaIdentity(mode=NOTHING)
      REPLICA IDENTITY USING INDEX i ==> ReplicaIdentity(mode=USING INDEX index=i)
      ATTACH PARTITION s.p FOR VALUES FROM (1) TO (10) ==> AttachPartition(partition=s.p bound=<FOR VALUES FROM (1) TO (10)>)
      ATTACH PARTITION p DEFAULT ==> AttachPartition(partition=p bound=<DEFAULT>)
      DETACH PARTITION p ==> DetachPartition(partition=p)
      DETACH PARTITION p CONCURRENTLY ==> DetachPartition(partition=p concurrently)
      DETACH PARTITION p FINALIZE ==> DetachPartition(partition=p finalizing)
      """)
  void readsActions(String sql, String expected) {
    assertThat(actions(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      ALTER ==> expected what to alter but found the end of the statement @5
      ALTER TABLE ==> expected a table name but found the end of the statement @11
      ALTER TABLE t ==> expected ADD, DROP, ALTER, SET or another action but found the end of the statement @13
      ALTER TABLE t ADD ==> expected a column name but found the end of the statement @17
      ALTER TABLE t ADD a ==> expected a type but found the end of the statement @19
      ALTER TABLE t ADD a int, ==> expected ADD, DROP, ALTER, SET or another action but found the end of the statement @24
      ALTER TABLE t ADD a int DROP b ==> unexpected "DROP" @24
      ALTER TABLE t ADD a int, RENAME b TO c ==> expected ADD, DROP, ALTER, SET or another action but found "RENAME" @25
      ALTER TABLE t DROP ==> expected a column name but found the end of the statement @18
      ALTER TABLE t DROP a b ==> unexpected "b" @21
      ALTER TABLE t DROP COLUMN table ==> expected a column name but found "table" @26
      ALTER TABLE t RENAME ==> expected a column name but found the end of the statement @20
      ALTER TABLE t RENAME a b ==> expected TO but found "b" @23
      ALTER TABLE t SET a ==> expected "(", LOGGED, UNLOGGED, TABLESPACE or another property but found "a" @18
      ALTER TABLE t ENABLE a ==> expected TRIGGER, RULE or ROW LEVEL SECURITY but found "a" @21
      ALTER TABLE t DISABLE ALWAYS TRIGGER x ==> expected TRIGGER, RULE or ROW LEVEL SECURITY but found "ALWAYS" @22
      ALTER TABLE t REPLICA IDENTITY ==> expected DEFAULT, FULL, NOTHING or USING INDEX but found the end of the statement @30
      ALTER TABLE t ATTACH PARTITION p ==> expected FOR VALUES or DEFAULT but found the end of the statement @32
      ALTER TABLE t ATTACH PARTITION p DEFAULT, ADD a int ==> unexpected "," @40
      ALTER TABLE t DETACH p ==> expected PARTITION but found "p" @21
      ALTER INDEX i RENAME a TO b ==> expected TO but found "a" @21
      ALTER MATERIALIZED m RENAME TO n ==> expected VIEW but found "m" @19
      ALTER VIEW ONLY v RENAME TO w ==> expected the name of a view but found "ONLY" @11
      ALTER TABLE t OWNER TO table ==> expected a role name but found "table" @23
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
