package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTriggerReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f() ==> Other(verb=CREATE kind=EVENT_TRIGGER name=e consequence=GUARDS_DDL)
      CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') AND tag IN ('x') EXECUTE PROCEDURE s.f() ==> Other(verb=CREATE kind=EVENT_TRIGGER name=e consequence=GUARDS_DDL)
      ALTER EVENT TRIGGER e ENABLE ==> Other(verb=ALTER kind=EVENT_TRIGGER name=e consequence=GUARDS_DDL)
      ALTER EVENT TRIGGER e ENABLE ALWAYS ==> Other(verb=ALTER kind=EVENT_TRIGGER name=e consequence=GUARDS_DDL)
      ALTER EVENT TRIGGER e ENABLE REPLICA ==> Other(verb=ALTER kind=EVENT_TRIGGER name=e consequence=GUARDS_DDL)
      ALTER EVENT TRIGGER e DISABLE ==> Other(verb=ALTER kind=EVENT_TRIGGER name=e)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE EVENT TRIGGER e ON "x" EXECUTE FUNCTION f(1) ==> expected ")" but found "1" @49
      CREATE EVENT TRIGGER e ON x WHEN TAG = 'x' EXECUTE FUNCTION f() ==> expected IN but found "=" @37
      CREATE EVENT TRIGGER e EXECUTE FUNCTION f() ==> expected ON but found "EXECUTE" @23
      CREATE EVENT TRIGGER e ON x EXECUTE f() ==> expected FUNCTION but found "f" @36
      CREATE EVENT TRIGGER e ON x ==> expected EXECUTE but found the end of the statement @27
      ALTER EVENT TRIGGER e FOO ==> expected ENABLE, DISABLE, RENAME TO or OWNER TO but found "FOO" @22
      ALTER EVENT TRIGGER e DISABLE ALWAYS ==> unexpected "ALWAYS" @30
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
