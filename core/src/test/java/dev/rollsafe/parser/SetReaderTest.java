package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      SET search_path TO a, b ==> SetParameter(parameter=search_path values=[a, b])
      SET search_path = 'a', "B", C ==> SetParameter(parameter=search_path values=[a, B, c])
      SET LOCAL search_path = '' ==> SetParameter(local parameter=search_path values=[])
      SET SESSION search_path TO DEFAULT ==> SetParameter(parameter=search_path reset)
      SET LOCAL lock_timeout = '5s' ==> SetParameter(local parameter=lock_timeout values=[5s])
      SET lock_timeout = 5000 ==> SetParameter(parameter=lock_timeout values=[5000])
      SET x = -1 ==> SetParameter(parameter=x values=[-1])
      SET x = +1.5 ==> SetParameter(parameter=x values=[1.5])
      SET x = - 1 ==> SetParameter(parameter=x values=[-1])
      SET x = true, false, on, off ==> SetParameter(parameter=x values=[true, false, on, off])
      SET my.var = 'x' ==> SetParameter(parameter=my.var values=[x])
      SET my.var.two = 'x' ==> SetParameter(parameter=my.var.two values=[x])
      SET "My"."Var" = 1 ==> SetParameter(parameter=my.var values=[1])
      SET "Search_Path" = a ==> SetParameter(parameter=search_path values=[a])
      SET x = between ==> SetParameter(parameter=x values=[between])
      SET x = left ==> SetParameter(parameter=x values=[left])
      SET x FROM CURRENT ==> Other(verb=SET kind=PARAMETER name=x)
      SET x.y FROM CURRENT ==> Other(verb=SET kind=PARAMETER name=x.y)
      SET LOCAL x FROM CURRENT ==> Other(verb=SET kind=PARAMETER name=x)
      SET TIME ZONE 'UTC' ==> SetParameter(parameter=timezone values=[UTC])
      SET TIME ZONE utc ==> SetParameter(parameter=timezone values=[utc])
      SET TIME ZONE "Europe/Rome" ==> SetParameter(parameter=timezone values=[Europe/Rome])
      SET TIME ZONE 5 ==> SetParameter(parameter=timezone values=[5])
      SET TIME ZONE -5.5 ==> SetParameter(parameter=timezone values=[-5.5])
      SET TIME ZONE LOCAL ==> SetParameter(parameter=timezone reset)
      SET TIME ZONE DEFAULT ==> SetParameter(parameter=timezone reset)
      SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE ==> SetParameter(parameter=timezone values=[INTERVAL '-08:00' HOUR TO MINUTE])
      SET TIME ZONE INTERVAL '-08:00' HOUR ==> SetParameter(parameter=timezone values=[INTERVAL '-08:00' HOUR])
      SET TIME ZONE INTERVAL '30' MINUTE ==> SetParameter(parameter=timezone values=[INTERVAL '30' MINUTE])
      SET TIME ZONE INTERVAL '-08:00' ==> SetParameter(parameter=timezone values=[INTERVAL '-08:00'])
      SET TIME ZONE INTERVAL(3) '-08:00' ==> SetParameter(parameter=timezone values=[INTERVAL(3) '-08:00'])
      SET time = 3 ==> SetParameter(parameter=time values=[3])
      SET LOCAL TIME ZONE 'UTC' ==> SetParameter(local parameter=timezone values=[UTC])
      SET SESSION TIME ZONE 'UTC' ==> SetParameter(parameter=timezone values=[UTC])
      SET timezone TO 'UTC' ==> SetParameter(parameter=timezone values=[UTC])
      SET SCHEMA 'a' ==> SetParameter(parameter=search_path values=[a])
      SET schema = 'x' ==> SetParameter(parameter=schema values=[x])
      SET LOCAL SCHEMA 'a' ==> SetParameter(local parameter=search_path values=[a])
      SET NAMES 'utf8' ==> SetParameter(parameter=client_encoding values=[utf8])
      SET NAMES DEFAULT ==> SetParameter(parameter=client_encoding reset)
      SET NAMES ==> SetParameter(parameter=client_encoding reset)
      SET names = 'x' ==> SetParameter(parameter=names values=[x])
      SET ROLE a ==> SetParameter(parameter=role values=[a])
      SET ROLE 'a' ==> SetParameter(parameter=role values=[a])
      SET ROLE none ==> SetParameter(parameter=role values=[none])
      SET ROLE NONE ==> SetParameter(parameter=role values=[none])
      SET LOCAL ROLE "A b" ==> SetParameter(local parameter=role values=[A b])
      SET SESSION ROLE a ==> SetParameter(parameter=role values=[a])
      SET role = a ==> SetParameter(parameter=role values=[a])
      SET SESSION AUTHORIZATION a ==> SetParameter(parameter=session_authorization values=[a])
      SET SESSION AUTHORIZATION 'a' ==> SetParameter(parameter=session_authorization values=[a])
      SET SESSION AUTHORIZATION DEFAULT ==> SetParameter(parameter=session_authorization reset)
      SET LOCAL SESSION AUTHORIZATION a ==> SetParameter(local parameter=session_authorization values=[a])
      SET SESSION SESSION AUTHORIZATION a ==> SetParameter(parameter=session_authorization values=[a])
      SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE ==> SetParameter(parameter=session characteristics values=[ISOLATION LEVEL SERIALIZABLE])
      SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY, DEFERRABLE ==> SetParameter(parameter=session characteristics values=[READ ONLY, DEFERRABLE])
      SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE NOT DEFERRABLE ==> SetParameter(parameter=session characteristics values=[READ WRITE, NOT DEFERRABLE])
      SET LOCAL SESSION CHARACTERISTICS AS TRANSACTION READ WRITE ==> SetParameter(local parameter=session characteristics values=[READ WRITE])
      SET SESSION characteristics = 3 ==> SetParameter(parameter=characteristics values=[3])
      SET SESSION session = 3 ==> SetParameter(parameter=session values=[3])
      SET session = 3 ==> SetParameter(parameter=session values=[3])
      SET local = 3 ==> SetParameter(parameter=local values=[3])
      SET LOCAL local = 3 ==> SetParameter(local parameter=local values=[3])
      SET SESSION local = 3 ==> SetParameter(parameter=local values=[3])
      SET LOCAL session = 3 ==> SetParameter(local parameter=session values=[3])
      SET session.x = 3 ==> SetParameter(parameter=session.x values=[3])
      SET local.x = 3 ==> SetParameter(parameter=local.x values=[3])
      SET XML OPTION DOCUMENT ==> SetParameter(parameter=xmloption values=[document])
      SET XML OPTION CONTENT ==> SetParameter(parameter=xmloption values=[content])
      SET xml = 3 ==> SetParameter(parameter=xml values=[3])
      SET TRANSACTION READ ONLY ==> TransactionControl(verb=SET_TRANSACTION)
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE ==> TransactionControl(verb=SET_TRANSACTION)
      SET TRANSACTION SNAPSHOT '00000003-0000001B-1' ==> TransactionControl(verb=SET_TRANSACTION)
      SET LOCAL TRANSACTION READ ONLY ==> TransactionControl(verb=SET_TRANSACTION)
      SET SESSION TRANSACTION READ ONLY ==> TransactionControl(verb=SET_TRANSACTION)
      SET transaction = 3 ==> SetParameter(parameter=transaction values=[3])
      SET transaction.x = 3 ==> SetParameter(parameter=transaction.x values=[3])
      SET CONSTRAINTS ALL DEFERRED ==> Other(verb=SET kind=CONSTRAINT name=all)
      SET CONSTRAINTS ALL IMMEDIATE ==> Other(verb=SET kind=CONSTRAINT name=all)
      SET CONSTRAINTS a, s.b DEFERRED ==> Other(verb=SET kind=CONSTRAINT name=a)
      SET constraints = 3 ==> SetParameter(parameter=constraints values=[3])
      SET catalog = 'x' ==> SetParameter(parameter=catalog values=[x])
      RESET x ==> SetParameter(parameter=x reset)
      RESET a.b ==> SetParameter(parameter=a.b reset)
      RESET ALL ==> SetParameter(parameter=all reset)
      RESET TIME ZONE ==> SetParameter(parameter=timezone reset)
      RESET TRANSACTION ISOLATION LEVEL ==> SetParameter(parameter=transaction_isolation reset)
      RESET SESSION AUTHORIZATION ==> SetParameter(parameter=session_authorization reset)
      RESET ROLE ==> SetParameter(parameter=role reset)
      RESET transaction ==> SetParameter(parameter=transaction reset)
      RESET session ==> SetParameter(parameter=session reset)
      RESET time ==> SetParameter(parameter=time reset)
      SHOW x ==> Other(verb=SHOW kind=PARAMETER name=x)
      SHOW a.b ==> Other(verb=SHOW kind=PARAMETER name=a.b)
      SHOW ALL ==> Other(verb=SHOW kind=PARAMETER name=all)
      SHOW TIME ZONE ==> Other(verb=SHOW kind=PARAMETER name=timezone)
      SHOW TRANSACTION ISOLATION LEVEL ==> Other(verb=SHOW kind=PARAMETER name=transaction_isolation)
      SHOW SESSION AUTHORIZATION ==> Other(verb=SHOW kind=PARAMETER name=session_authorization)
      SHOW search_path ==> Other(verb=SHOW kind=PARAMETER name=search_path)
      SHOW tables ==> Other(verb=SHOW kind=PARAMETER name=tables)
      SHOW TRANSACTION ==> Other(verb=SHOW kind=PARAMETER name=transaction)
      SET a = E'x', U&'y', $$z$$ ==> SetParameter(parameter=a values=[x, y, z])
      SET a = 1e5 ==> SetParameter(parameter=a values=[1e5])
      SELECT set_config('search_path', '', false) ==> SetParameter(parameter=search_path values=[])
      SELECT pg_catalog.set_config('search_path', 'a, "B c" ,D', true) ==> SetParameter(local parameter=search_path values=[a, B c, d])
      SELECT SET_CONFIG('My.Var', 'x, y', FALSE) ==> SetParameter(parameter=my.var values=[x, y])
      SELECT set_config('a', NULL, false) ==> SetParameter(parameter=a reset)
      SELECT set_config('search_path', 'a,"b""c,d"', false) ==> SetParameter(parameter=search_path values=[a, b"c,d])
      SELECT "set_config"('a', 'b', true) ==> SetParameter(local parameter=a values=[b])
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      SET x TO NULL ==> expected a value but found "NULL" @9
      SET x = a b ==> unexpected "b" @10
      SET x = a.b ==> unexpected "." @9
      SET x = current_user ==> expected a value but found "current_user" @8
      SET x = select ==> expected a value but found "select" @8
      SET x = ==> expected a value but found the end of the statement @7
      SET x ==> expected TO or "=" but found the end of the statement @5
      SET ==> expected the name of a parameter but found the end of the statement @3
      SET x TO ==> expected a value but found the end of the statement @8
      SET x FROM y ==> expected CURRENT but found "y" @11
      SET TIME ZONE INTERVAL '-08:00' DAY ==> unexpected "DAY" @32
      SET TIME ZONE INTERVAL '-08:00' HOUR TO SECOND ==> expected MINUTE but found "SECOND" @40
      SET TIME ZONE zone ==> expected a time zone but found "zone" @14
      SET TIME ZONE ==> expected a time zone but found the end of the statement @13
      SET TIME 'x' ==> expected ZONE but found "'x'" @9
      SET SCHEMA a ==> expected the name of a schema in quotes but found "a" @11
      SET NAMES utf8 ==> unexpected "utf8" @10
      SET ROLE ==> expected a role name but found the end of the statement @8
      SET ROLE user ==> expected a role name but found "user" @9
      SET ROLE DEFAULT ==> expected a role name but found "DEFAULT" @9
      SET SESSION AUTHORIZATION ==> expected a role name but found the end of the statement @25
      SET SESSION CHARACTERISTICS AS TRANSACTION ==> expected ISOLATION LEVEL, READ or DEFERRABLE but found the end of the statement @42
      SET XML OPTION x ==> expected DOCUMENT or CONTENT but found "x" @15
      SET TRANSACTION SNAPSHOT x ==> expected the name of a snapshot but found "x" @25
      SET TRANSACTION ==> expected ISOLATION LEVEL, READ or DEFERRABLE but found the end of the statement @15
      SET CONSTRAINTS a ==> expected DEFERRED or IMMEDIATE but found the end of the statement @17
      SET CONSTRAINTS ALL, a DEFERRED ==> expected DEFERRED or IMMEDIATE but found "," @19
      SET LOCAL CONSTRAINTS ALL DEFERRED ==> expected TO or "=" but found "ALL" @22
      SET CATALOG 'x' ==> expected TO or "=" but found "'x'" @12
      SET CATALOG x ==> expected TO or "=" but found "x" @12
      SET PASSWORD FOR x ==> expected TO or "=" but found "FOR" @13
      RESET ==> expected the name of a parameter but found the end of the statement @5
      RESET x, y ==> unexpected "," @7
      RESET LOCAL x ==> unexpected "x" @12
      SHOW ==> expected the name of a parameter but found the end of the statement @4
      SHOW TABLES x ==> unexpected "x" @12
      SET a = 'x' 'y' ==> unexpected "'y'" @12
      SET a = B'1' ==> expected a value but found "B'1'" @8
      SET a to b, ==> expected a value but found the end of the statement @11
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }

  /** Whatever else a query does with set_config, it is no SET. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT set_config('a', 'b')",
        "SELECT set_config('a', b, false)",
        "SELECT set_config('a', 'b', false), 1",
        "SELECT set_config('a', 'b', false) FROM t",
        "SELECT public.set_config('a', 'b', false)",
        "SELECT set_config('a', 'b' || 'c', false)",
        "SELECT pg_catalog, set_config('a', 'b', false)"
      })
  void leavesQueriesAlone(String sql) {
    assertThat(render(sql)).doesNotStartWith("SetParameter");
  }
}
