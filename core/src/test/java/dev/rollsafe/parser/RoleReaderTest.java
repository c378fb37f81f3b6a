package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE ROLE r ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE ROLE r WITH LOGIN PASSWORD 'x' SUPERUSER NOCREATEDB CONNECTION LIMIT -1 VALID UNTIL 'infinity' ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE USER u WITH ENCRYPTED PASSWORD 'x' NOINHERIT INHERIT ==> Other(verb=CREATE kind=ROLE name=u)
      CREATE USER u PASSWORD NULL ==> Other(verb=CREATE kind=ROLE name=u)
      CREATE GROUP g USER a, b ==> Other(verb=CREATE kind=ROLE name=g)
      CREATE GROUP g WITH USER a ==> Other(verb=CREATE kind=ROLE name=g)
      CREATE ROLE r ADMIN a, b ROLE c IN ROLE d, e IN GROUP f SYSID 3 ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE ROLE r REPLICATION BYPASSRLS NOLOGIN NOREPLICATION NOBYPASSRLS NOCREATEROLE CREATEROLE CREATEDB NOSUPERUSER ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE ROLE r WITH ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE ROLE "r""s" LOGIN ==> Other(verb=CREATE kind=ROLE name=r"s)
      CREATE ROLE r "login" ==> Other(verb=CREATE kind=ROLE name=r)
      CREATE USER mapping ==> Other(verb=CREATE kind=ROLE name=mapping)
      CREATE USER mapping PASSWORD 'x' ==> Other(verb=CREATE kind=ROLE name=mapping)
      ALTER USER mapping PASSWORD 'x' ==> Other(verb=ALTER kind=ROLE name=mapping consequence=SHARED)
      ALTER ROLE r PASSWORD 'x' ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r WITH LOGIN NOSUPERUSER VALID UNTIL 'x' ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r WITH ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE CURRENT_USER LOGIN ==> Other(verb=ALTER kind=ROLE name=current_user consequence=SHARED)
      ALTER ROLE r SET search_path = a, b ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r SET search_path FROM CURRENT ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r IN DATABASE d SET x TO DEFAULT ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE r IN DATABASE d RESET ALL ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER ROLE ALL SET x = 1 ==> Other(verb=ALTER kind=ROLE name=all consequence=SHARED)
      ALTER USER ALL IN DATABASE d RESET x ==> Other(verb=ALTER kind=ROLE name=all consequence=SHARED)
      ALTER USER r SET TIME ZONE 'x' ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER USER r USER x ==> Other(verb=ALTER kind=ROLE name=r consequence=SHARED)
      ALTER GROUP g ADD USER a, b ==> Other(verb=ALTER kind=ROLE name=g)
      ALTER GROUP g DROP USER a ==> Other(verb=ALTER kind=ROLE name=g consequence=SHARED)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TRUSTED ROLE r ==> expected LANGUAGE but found "ROLE" @15
      CREATE ROLE r FOO ==> expected an option of a role but found "FOO" @14
      CREATE ROLE r WITH WITH ==> unexpected "WITH" @19
      CREATE ROLE r UNENCRYPTED PASSWORD 'x' ==> unexpected "UNENCRYPTED" @14
      CREATE ROLE r PASSWORD x ==> expected a password or NULL but found "x" @23
      CREATE ROLE IF NOT EXISTS r ==> unexpected "NOT" @15
      CREATE ROLE CURRENT_USER ==> expected a name that a role can have but found "CURRENT_USER" @12
      CREATE ROLE public ==> expected a name that a role can have but found "public" @12
      CREATE ROLE r VALID 'x' ==> expected UNTIL but found "'x'" @20
      CREATE ROLE r CONNECTION LIMIT 'x' ==> expected a number but found "'x'" @31
      ALTER ROLE ALL LOGIN ==> expected SET or RESET but found "LOGIN" @15
      ALTER ROLE ALL RENAME TO x ==> expected SET or RESET but found "RENAME" @15
      ALTER ROLE r IN ROLE x ==> expected DATABASE but found "ROLE" @16
      ALTER ROLE r IN DATABASE d ==> expected SET or RESET but found the end of the statement @26
      ALTER ROLE r ADMIN x ==> unexpected "ADMIN" @13
      ALTER GROUP g LOGIN ==> expected ADD USER, DROP USER or RENAME TO but found "LOGIN" @14
      ALTER GROUP g ADD a ==> expected USER but found "a" @18
      ALTER GROUP ALL ADD USER a ==> expected a role name but found "ALL" @12
      ALTER GROUP g SET x = 1 ==> expected ADD USER, DROP USER or RENAME TO but found "SET" @14
      CREATE GROUP g SYSID -1 ==> expected a number but found "-" @21
      CREATE ROLE r CONNECTION LIMIT 1.5 ==> expected a whole number but found "1.5" @31
      ALTER ROLE CURRENT_USER RENAME TO x ==> expected a name that a role can have but found "CURRENT_USER" @11
      ALTER ROLE r RENAME TO public ==> expected a name that a role can have but found "public" @23
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
