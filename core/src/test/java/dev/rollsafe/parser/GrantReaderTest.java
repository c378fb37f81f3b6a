package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      GRANT SELECT ON t TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT SELECT, INSERT (a, b), UPDATE(c) ON TABLE s.t, u TO a, PUBLIC WITH GRANT OPTION ==> Grant(privileges=[Privilege(name=SELECT), Privilege(name=INSERT columns=[a, b]), Privilege(name=UPDATE columns=[c])] kind=TABLE objects=[Target(name=s.t), Target(name=u)] roles=[a, public] options=[GRANT])
      GRANT ALL ON t TO a ==> Grant(privileges=[Privilege(name=ALL)] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA s, t TO GROUP a, b ==> Grant(privileges=[Privilege(name=ALL)] kind=TABLE schemas=[s, t] roles=[a, b])
      GRANT ALL (a, b) ON t TO a ==> Grant(privileges=[Privilege(name=ALL columns=[a, b])] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT ALL PRIVILEGES (a) ON t TO a ==> Grant(privileges=[Privilege(name=ALL columns=[a])] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT TRIGGER, TRUNCATE, REFERENCES, DELETE, MAINTAIN ON t TO a ==> Grant(privileges=[Privilege(name=TRIGGER), Privilege(name=TRUNCATE), Privilege(name=REFERENCES), Privilege(name=DELETE), Privilege(name=MAINTAIN)] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT REFERENCES (a) ON t TO a ==> Grant(privileges=[Privilege(name=REFERENCES columns=[a])] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT foo ON t TO a ==> Grant(privileges=[Privilege(name=FOO)] kind=TABLE objects=[Target(name=t)] roles=[a])
      GRANT USAGE, SELECT ON SEQUENCE s TO a ==> Grant(privileges=[Privilege(name=USAGE), Privilege(name=SELECT)] kind=SEQUENCE objects=[Target(name=s)] roles=[a])
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA s TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=SEQUENCE schemas=[s] roles=[a])
      GRANT EXECUTE ON FUNCTION f(int, text), g TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=FUNCTION objects=[Target(name=f arguments=integer, text), Target(name=g)] roles=[a])
      GRANT EXECUTE ON FUNCTION f() TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=FUNCTION objects=[Target(name=f arguments=)] roles=[a])
      GRANT EXECUTE ON PROCEDURE p TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=PROCEDURE objects=[Target(name=p)] roles=[a])
      GRANT EXECUTE ON ROUTINE p(int) TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=ROUTINE objects=[Target(name=p arguments=integer)] roles=[a])
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA s TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=FUNCTION schemas=[s] roles=[a])
      GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA s TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=PROCEDURE schemas=[s] roles=[a])
      GRANT EXECUTE ON ALL ROUTINES IN SCHEMA s TO a ==> Grant(privileges=[Privilege(name=EXECUTE)] kind=ROUTINE schemas=[s] roles=[a])
      GRANT CREATE, CONNECT, TEMPORARY, TEMP ON DATABASE d, e TO a ==> Grant(privileges=[Privilege(name=CREATE), Privilege(name=CONNECT), Privilege(name=TEMPORARY), Privilege(name=TEMP)] kind=DATABASE objects=[Target(name=d), Target(name=e)] roles=[a])
      GRANT USAGE ON DOMAIN s.d TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=DOMAIN objects=[Target(name=s.d)] roles=[a])
      GRANT USAGE ON TYPE s.d, t TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=TYPE objects=[Target(name=s.d), Target(name=t)] roles=[a])
      GRANT USAGE ON LANGUAGE l TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=LANGUAGE objects=[Target(name=l)] roles=[a])
      GRANT USAGE ON SCHEMA s TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=SCHEMA objects=[Target(name=s)] roles=[a])
      GRANT CREATE ON SCHEMA s, t TO CURRENT_USER ==> Grant(privileges=[Privilege(name=CREATE)] kind=SCHEMA objects=[Target(name=s), Target(name=t)] roles=[current_user])
      GRANT CREATE ON TABLESPACE s TO SESSION_USER ==> Grant(privileges=[Privilege(name=CREATE)] kind=TABLESPACE objects=[Target(name=s)] roles=[session_user])
      GRANT USAGE ON FOREIGN DATA WRAPPER w TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=FOREIGN_DATA_WRAPPER objects=[Target(name=w)] roles=[a])
      GRANT USAGE ON FOREIGN SERVER w TO a ==> Grant(privileges=[Privilege(name=USAGE)] kind=SERVER objects=[Target(name=w)] roles=[a])
      GRANT SELECT ON LARGE OBJECT 1, 2 TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=LARGE_OBJECT objects=[Target(name=1), Target(name=2)] roles=[a])
      GRANT SET ON PARAMETER a.b, c TO a ==> Grant(privileges=[Privilege(name=SET)] kind=PARAMETER objects=[Target(name=a.b), Target(name=c)] roles=[a])
      GRANT SET, ALTER SYSTEM ON PARAMETER work_mem TO a ==> Grant(privileges=[Privilege(name=SET), Privilege(name=ALTER SYSTEM)] kind=PARAMETER objects=[Target(name=work_mem)] roles=[a])
      GRANT ALTER SYSTEM ON PARAMETER work_mem TO a WITH GRANT OPTION ==> Grant(privileges=[Privilege(name=ALTER SYSTEM)] kind=PARAMETER objects=[Target(name=work_mem)] roles=[a] options=[GRANT])
      GRANT SELECT ON sequence TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=sequence)] roles=[a])
      GRANT SELECT ON sequence, function TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=sequence), Target(name=function)] roles=[a])
      GRANT SELECT ON sequence.x TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=sequence.x)] roles=[a])
      GRANT SELECT ON large TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=large)] roles=[a])
      GRANT SELECT ON type t TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TYPE objects=[Target(name=t)] roles=[a])
      GRANT SELECT ON parameter TO a ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=parameter)] roles=[a])
      GRANT SELECT ON t TO a GRANTED BY b ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a] grantor=b)
      GRANT SELECT ON t TO a WITH GRANT OPTION GRANTED BY CURRENT_USER ==> Grant(privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a] options=[GRANT] grantor=current_user)
      GRANT a TO b ==> Grant(privileges=[Privilege(name=a)] roles=[b])
      GRANT a, "B c" TO b, d ==> Grant(privileges=[Privilege(name=a), Privilege(name=B c)] roles=[b, d])
      GRANT a TO b WITH ADMIN OPTION ==> Grant(privileges=[Privilege(name=a)] roles=[b] options=[ADMIN])
      GRANT a TO b WITH ADMIN OPTION GRANTED BY c ==> Grant(privileges=[Privilege(name=a)] roles=[b] options=[ADMIN] grantor=c)
      GRANT a TO b WITH ADMIN TRUE, INHERIT FALSE, SET OPTION ==> Grant(privileges=[Privilege(name=a)] roles=[b] options=[ADMIN, INHERIT FALSE, SET])
      GRANT a TO b WITH INHERIT FALSE GRANTED BY CURRENT_USER ==> Grant(privileges=[Privilege(name=a)] roles=[b] options=[INHERIT FALSE] grantor=current_user)
      GRANT a TO CURRENT_ROLE ==> Grant(privileges=[Privilege(name=a)] roles=[current_role])
      GRANT a TO PUBLIC ==> Grant(privileges=[Privilege(name=a)] roles=[public])
      GRANT select TO b ==> Grant(privileges=[Privilege(name=select)] roles=[b])
      GRANT create TO b ==> Grant(privileges=[Privilege(name=create)] roles=[b])
      GRANT alter TO b ==> Grant(privileges=[Privilege(name=alter)] roles=[b])
      GRANT alter system TO b ==> Grant(privileges=[Privilege(name=alter system)] roles=[b])
      REVOKE SELECT ON t FROM a ==> Grant(revoke privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a])
      REVOKE SELECT ON t FROM a, b CASCADE ==> Grant(revoke privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a, b] cascade)
      REVOKE SELECT ON t FROM a RESTRICT ==> Grant(revoke privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a])
      REVOKE GRANT OPTION FOR SELECT, INSERT (a) ON t FROM a CASCADE ==> Grant(revoke privileges=[Privilege(name=SELECT), Privilege(name=INSERT columns=[a])] kind=TABLE objects=[Target(name=t)] roles=[a] options=[GRANT] cascade)
      REVOKE ALL ON ALL TABLES IN SCHEMA s FROM PUBLIC ==> Grant(revoke privileges=[Privilege(name=ALL)] kind=TABLE schemas=[s] roles=[public])
      REVOKE ALL ON SCHEMA public FROM PUBLIC ==> Grant(revoke privileges=[Privilege(name=ALL)] kind=SCHEMA objects=[Target(name=public)] roles=[public])
      REVOKE ALL PRIVILEGES ON DATABASE d FROM GROUP g ==> Grant(revoke privileges=[Privilege(name=ALL)] kind=DATABASE objects=[Target(name=d)] roles=[g])
      REVOKE EXECUTE ON FUNCTION f(a int, OUT b int) FROM PUBLIC ==> Grant(revoke privileges=[Privilege(name=EXECUTE)] kind=FUNCTION objects=[Target(name=f arguments=integer)] roles=[public])
      REVOKE SELECT ON t FROM a GRANTED BY b CASCADE ==> Grant(revoke privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=t)] roles=[a] grantor=b cascade)
      REVOKE SELECT ON sequence FROM a ==> Grant(revoke privileges=[Privilege(name=SELECT)] kind=TABLE objects=[Target(name=sequence)] roles=[a])
      REVOKE a FROM b ==> Grant(revoke privileges=[Privilege(name=a)] roles=[b])
      REVOKE a, b FROM c, d CASCADE ==> Grant(revoke privileges=[Privilege(name=a), Privilege(name=b)] roles=[c, d] cascade)
      REVOKE ADMIN OPTION FOR a FROM b ==> Grant(revoke privileges=[Privilege(name=a)] roles=[b] options=[ADMIN])
      REVOKE INHERIT OPTION FOR a FROM b ==> Grant(revoke privileges=[Privilege(name=a)] roles=[b] options=[INHERIT])
      REVOKE SET OPTION FOR a FROM b GRANTED BY c RESTRICT ==> Grant(revoke privileges=[Privilege(name=a)] roles=[b] options=[SET] grantor=c)
      REVOKE option FROM b ==> Grant(revoke privileges=[Privilege(name=option)] roles=[b])
      REVOKE admin FROM b ==> Grant(revoke privileges=[Privilege(name=admin)] roles=[b])
      REVOKE a FROM b GRANTED BY c ==> Grant(revoke privileges=[Privilege(name=a)] roles=[b] grantor=c)
      REVOKE SELECT (a) ON t FROM a ==> Grant(revoke privileges=[Privilege(name=SELECT columns=[a])] kind=TABLE objects=[Target(name=t)] roles=[a])
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA s, t GRANT ALL PRIVILEGES ON TABLES TO PUBLIC WITH GRANT OPTION ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES FOR USER a REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC CASCADE ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES IN SCHEMA s FOR ROLE CURRENT_USER REVOKE GRANT OPTION FOR ALL ON SEQUENCES FROM GROUP a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON ROUTINES TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES GRANT SELECT (a) ON TABLES TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      ALTER DEFAULT PRIVILEGES IN SCHEMA s IN SCHEMA t GRANT SELECT ON TABLES TO a ==> Other(verb=ALTER kind=DEFAULT_PRIVILEGES)
      REASSIGN OWNED BY a TO b ==> Other(verb=REASSIGN kind=OWNED name=a consequence=SHARED)
      REASSIGN OWNED BY a, CURRENT_USER TO SESSION_USER ==> Other(verb=REASSIGN kind=OWNED name=a consequence=SHARED)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      GRANT USAGE ON ALL TYPES IN SCHEMA s TO a ==> expected TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES but found "TYPES" @19
      GRANT USAGE ON FOREIGN TABLE w TO a ==> expected SERVER or DATA WRAPPER but found "TABLE" @23
      GRANT USAGE ON SERVER w TO a ==> expected TO but found "w" @22
      GRANT SELECT ON VIEW v TO a ==> expected TO but found "v" @21
      GRANT SELECT ON t TO a GRANTED BY b WITH GRANT OPTION ==> unexpected "WITH" @36
      GRANT SELECT ON t TO none ==> expected a role name, which none cannot be, but found "none" @21
      GRANT SELECT ON t TO a WITH ADMIN OPTION ==> expected GRANT but found "ADMIN" @28
      GRANT SELECT ON t ==> expected TO but found the end of the statement @17
      GRANT SELECT t TO a ==> expected ON or TO but found "t" @13
      GRANT SELECT ON t FROM a ==> expected TO but found "FROM" @18
      GRANT ON t TO a ==> expected a privilege or a role but found "ON" @6
      GRANT SELECT ON TO a ==> expected the name of a table but found "TO" @16
      GRANT SELECT ON t TO ==> expected a role name but found the end of the statement @20
      GRANT SELECT,, INSERT ON t TO a ==> expected a privilege or a role but found "," @13
      GRANT SELECT ON ONLY t TO a ==> expected the name of a table but found "ONLY" @16
      GRANT a TO b WITH GRANT OPTION ==> expected ADMIN, INHERIT or SET but found "GRANT" @18
      REVOKE x OPTION FOR a FROM b ==> expected ADMIN, INHERIT or SET but found "x" @7
      GRANT a (x) TO b ==> expected ON but found "TO" @12
      GRANT a TO b WITH ADMIN ==> expected OPTION, TRUE or FALSE but found the end of the statement @23
      GRANT a TO GROUP b ==> expected a role name but found "GROUP" @11
      GRANT a TO b CASCADE ==> unexpected "CASCADE" @13
      GRANT ALL TO b ==> expected ON but found "TO" @10
      GRANT a TO ==> expected a role name but found the end of the statement @10
      GRANT a ==> expected ON or TO but found the end of the statement @7
      GRANT ==> expected a privilege or a role but found the end of the statement @5
      GRANT user TO b ==> expected a privilege or a role but found "user" @6
      GRANT left TO b ==> expected a privilege or a role but found "left" @6
      REVOKE SELECT ON t FROM a CASCADE GRANTED BY b ==> unexpected "GRANTED" @34
      REVOKE SELECT ON t TO a ==> expected FROM but found "TO" @19
      REVOKE SELECT ON from FROM a ==> expected the name of a table but found "from" @17
      REVOKE ADMIN OPTION FOR SELECT ON t FROM b ==> expected ON or FROM but found "ON" @31
      REVOKE GRANT OPTION FOR a FROM b ==> expected ON but found "FROM" @26
      REVOKE a FROM GROUP b ==> expected a role name but found "GROUP" @14
      REVOKE a TO b ==> expected ON or FROM but found "TO" @9
      ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON PROCEDURES TO a ==> expected TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS but found "PROCEDURES" @42
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a GRANTED BY b ==> unexpected "GRANTED" @53
      ALTER DEFAULT PRIVILEGES FOR a GRANT SELECT ON TABLES TO a ==> expected ROLE or USER but found "a" @29
      ALTER DEFAULT PRIVILEGES ==> expected FOR ROLE, IN SCHEMA, GRANT or REVOKE but found the end of the statement @24
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON t TO a ==> expected TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS but found "t" @41
      ALTER DEFAULT PRIVILEGES GRANT a TO b ==> expected ON but found "TO" @33
      ALTER DEFAULT x ==> expected PRIVILEGES but found "x" @14
      REASSIGN OWNED a TO b ==> expected BY but found "a" @15
      REASSIGN OWNED BY a ==> expected TO but found the end of the statement @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
