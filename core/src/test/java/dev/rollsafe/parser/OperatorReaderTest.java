package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE AGGREGATE a (int) (SFUNC = f, STYPE = int) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE AGGREGATE s.a (*) (SFUNC = f, STYPE = int8, INITCOND = '0', PARALLEL = safe) ==> Other(verb=CREATE kind=AGGREGATE name=s.a)
      CREATE AGGREGATE a (x int, VARIADIC "any") (SFUNC = f, STYPE = internal, FINALFUNC = g, FINALFUNC_EXTRA, SORTOP = <, SSPACE = 4) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE AGGREGATE a (ORDER BY anyelement) (SFUNC = f, STYPE = internal, HYPOTHETICAL) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE AGGREGATE a (float8 ORDER BY anyelement) (SFUNC = f, STYPE = internal, SORTOP = OPERATOR(s.<)) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE OR REPLACE AGGREGATE a (int) (SFUNC = f, STYPE = int[]) ==> Other(verb=CREATE kind=AGGREGATE name=a consequence=SHARED)
      CREATE AGGREGATE a (BASETYPE = int, SFUNC = f, STYPE = numeric(10,2)) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE AGGREGATE a (basetype = 'ANY', sfunc = f, stype = int) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE AGGREGATE a (SFUNC = f) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      CREATE OPERATOR === (LEFTARG = box, RIGHTARG = box, FUNCTION = area_eq, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES) ==> Other(verb=CREATE kind=OPERATOR name==== consequence=SHARED)
      CREATE OPERATOR s.@#@ (RIGHTARG = int8, PROCEDURE = s.f) ==> Other(verb=CREATE kind=OPERATOR name=s.@#@ consequence=SHARED)
      CREATE OPERATOR = (LEFTARG = a, RIGHTARG = a, FUNCTION = f, COMMUTATOR = OPERATOR(pg_catalog.=)) ==> Other(verb=CREATE kind=OPERATOR name== consequence=SHARED)
      CREATE OPERATOR === (LEFTARG = SETOF int4, RIGHTARG = int, PROCEDURE = f) ==> Other(verb=CREATE kind=OPERATOR name==== consequence=SHARED)
      CREATE OPERATOR CLASS c DEFAULT FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <= (int, int), FUNCTION 1 f(int, int), FUNCTION 2 (int, int) g(internal), STORAGE int ==> Other(verb=CREATE kind=OPERATOR_CLASS name=c)
      CREATE OPERATOR CLASS s.c FOR TYPE s.t USING gist FAMILY s.f AS OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops, OPERATOR 1 s.&& FOR SEARCH, FUNCTION 1 f ==> Other(verb=CREATE kind=OPERATOR_CLASS name=s.c)
      CREATE OPERATOR CLASS c FOR TYPE int USING btree AS OPERATOR 1 < RECHECK ==> Other(verb=CREATE kind=OPERATOR_CLASS name=c)
      CREATE OPERATOR FAMILY s.f USING btree ==> Other(verb=CREATE kind=OPERATOR_FAMILY name=s.f)
      ALTER OPERATOR + (int, int) SET (RESTRICT = NONE) ==> Other(verb=ALTER kind=OPERATOR name=+ consequence=SHARED)
      ALTER OPERATOR s.+ (NONE, int) SET (RESTRICT = f, JOIN = s.g) ==> Other(verb=ALTER kind=OPERATOR name=s.+ consequence=SHARED)
      ALTER OPERATOR + (int, int) SET (COMMUTATOR = -, NEGATOR = OPERATOR(s.-), MERGES, HASHES) ==> Other(verb=ALTER kind=OPERATOR name=+ consequence=SHARED)
      ALTER OPERATOR FAMILY s.f USING btree ADD OPERATOR 1 < (int4, int2), FUNCTION 1 (int4, int2) btint42cmp(int4, int2) ==> Other(verb=ALTER kind=OPERATOR_FAMILY name=s.f consequence=SHARED)
      ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 (int4, int2), FUNCTION 1 (int4) ==> Other(verb=ALTER kind=OPERATOR_FAMILY name=f consequence=SHARED)
      CREATE AGGREGATE a ("basetype" = int, sfunc = f) ==> Other(verb=CREATE kind=AGGREGATE name=a)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE AGGREGATE a (int) ==> expected "(" but found the end of the statement @24
      CREATE AGGREGATE a () (SFUNC = f, STYPE = int) ==> expected a type but found ")" @20
      CREATE OPERATOR => (LEFTARG = int, PROCEDURE = f) ==> expected an operator but found "=>" @16
      CREATE OPERATOR === ==> expected "(" but found the end of the statement @19
      CREATE OPERATOR f (a = 1) ==> expected an operator but found "f" @16
      CREATE OPERATOR CLASS c FOR TYPE int USING btree AS ==> expected OPERATOR, FUNCTION or STORAGE but found the end of the statement @51
      CREATE OPERATOR CLASS c FOR TYPE int AS STORAGE int ==> expected USING but found "AS" @37
      CREATE OPERATOR CLASS c FOR TYPE int USING btree AS OPERATOR < ==> expected a number but found "<" @61
      CREATE OPERATOR FAMILY f ==> expected USING but found the end of the statement @24
      ALTER OPERATOR + (int, int) SET () ==> expected an option but found ")" @33
      ALTER OPERATOR + SET (RESTRICT = NONE) ==> expected "(" but found "SET" @17
      ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 ==> expected "(" but found the end of the statement @51
      ALTER OPERATOR FAMILY f USING btree ==> expected ADD, DROP, RENAME TO, OWNER TO or SET SCHEMA but found the end of the statement @35
      ALTER OPERATOR FAMILY f ADD STORAGE int ==> expected USING but found "ADD" @24
      ALTER OPERATOR CLASS c USING btree ADD STORAGE int ==> expected RENAME TO, OWNER TO or SET SCHEMA but found "ADD" @35
      CREATE AGGREGATE a (select = int) ==> expected an option but found "select" @20
      CREATE AGGREGATE a (basetype = int, sfunc) ==> expected "=" and a value but found ")" @41
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
