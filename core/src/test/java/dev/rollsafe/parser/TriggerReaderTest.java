package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=BEFORE events=[INSERT] table=t forEachRow function=f)
      CREATE OR REPLACE TRIGGER g AFTER INSERT OR UPDATE OF a, b OR DELETE OR TRUNCATE ON s.t FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE PROCEDURE s.f('a', 1, 2.5, word, "Quoted", select) ==> CreateTrigger(name=g orReplace timing=AFTER events=[INSERT, UPDATE, DELETE, TRUNCATE] updateColumns=[a, b] table=s.t when=<pg_trigger_depth() = 0> function=s.f arguments=[a, 1, 2.5, word, Quoted, select])
      CREATE TRIGGER g INSTEAD OF UPDATE ON v FOR ROW EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=INSTEAD_OF events=[UPDATE] table=v forEachRow function=f)
      CREATE TRIGGER g AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE n FOR EACH STATEMENT EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=AFTER events=[UPDATE] table=t function=f oldTable=o newTable=n)
      CREATE TRIGGER g AFTER UPDATE ON t EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=AFTER events=[UPDATE] table=t function=f)
      CREATE TRIGGER g AFTER UPDATE ON t FOR STATEMENT EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=AFTER events=[UPDATE] table=t function=f)
      CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a) EXECUTE FUNCTION f() ==> CreateTrigger(name=g timing=AFTER events=[UPDATE] table=t forEachRow when=<OLD.a IS DISTINCT FROM NEW.a> function=f)
      CREATE CONSTRAINT TRIGGER g AFTER INSERT OR UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f() ==> CreateTrigger(name=g constraint timing=AFTER events=[INSERT, UPDATE] table=t forEachRow function=f attributes=Attributes(deferrable initiallyDeferred))
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FROM s.u NOT DEFERRABLE FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION f() ==> CreateTrigger(name=g constraint timing=AFTER events=[INSERT] table=t forEachRow when=<NEW.a > 1> function=f from=s.u)
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> CreateTrigger(name=g constraint timing=AFTER events=[INSERT] table=t forEachRow function=f)
      CREATE TRIGGER before BEFORE UPDATE OF of, "or" ON t FOR EACH ROW EXECUTE FUNCTION f() ==> CreateTrigger(name=before timing=BEFORE events=[UPDATE] updateColumns=[of, or] table=t forEachRow function=f)
      CREATE TRIGGER after AFTER UPDATE OF when_at ON t WHEN (true) EXECUTE FUNCTION left() ==> CreateTrigger(name=after timing=AFTER events=[UPDATE] updateColumns=[when_at] table=t when=<true> function=left)
      ALTER TRIGGER g ON s.t RENAME TO h ==> Rename(kind=TRIGGER object=s.t part=g newName=h objectKind=TABLE)
      ALTER TRIGGER g ON t DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=TRIGGER name=t)
      ALTER TRIGGER g ON t NO DEPENDS ON EXTENSION e ==> Other(verb=ALTER kind=TRIGGER name=t)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE TRIGGER g AFTER UPDATE ON t REFERENCING NEW ROW AS n FOR EACH ROW EXECUTE FUNCTION f() ==> expected TABLE but found "ROW" @51
      CREATE TRIGGER g AFTER UPDATE ON t REFERENCING TABLE AS n FOR EACH ROW EXECUTE FUNCTION f() ==> expected OLD TABLE or NEW TABLE but found "TABLE" @47
      CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW WHEN OLD.a > 1 EXECUTE FUNCTION f() ==> expected "(" but found "OLD" @53
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t INITIALLY IMMEDIATE FOR ROW EXECUTE FUNCTION f() ==> expected EACH but found "ROW" @70
      CREATE CONSTRAINT TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected AFTER but found "BEFORE" @28
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION f() ==> expected ROW but found "STATEMENT" @55
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f() ==> expected FOR but found "EXECUTE" @46
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t NOT VALID FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "NOT" @46
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t NO INHERIT FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "NO" @46
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t NOT ENFORCED FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "NOT" @46
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t ENFORCED FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "ENFORCED" @46
      CREATE OR REPLACE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected TRIGGER but found "CONSTRAINT" @18
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE FROM u FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "FROM" @57
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t REFERENCING NEW TABLE AS x FOR EACH ROW EXECUTE FUNCTION f() ==> expected FOR but found "REFERENCING" @46
      CREATE TRIGGER g AFTER INSERT ON t FROM u FOR EACH ROW EXECUTE FUNCTION f() ==> expected EXECUTE but found "FROM" @35
      CREATE TRIGGER g AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f() ==> expected EXECUTE but found "DEFERRABLE" @35
      CREATE TRIGGER g INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected BEFORE, AFTER or INSTEAD OF but found "INSERT" @17
      CREATE TRIGGER g BEFORE ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected INSERT, UPDATE, DELETE or TRUNCATE but found "ON" @24
      CREATE TRIGGER g BEFORE INSERT OR INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected another event but found "INSERT" @34
      CREATE TRIGGER g BEFORE UPDATE OF a OR UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected another event but found "UPDATE" @39
      CREATE TRIGGER g BEFORE INSERT, UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected ON but found "," @30
      CREATE TRIGGER g BEFORE INSERT OF a ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected ON but found "OF" @31
      CREATE TRIGGER g BEFORE SELECT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected INSERT, UPDATE, DELETE or TRUNCATE but found "SELECT" @24
      CREATE TRIGGER g BEFORE INSERT t FOR EACH ROW EXECUTE FUNCTION f() ==> expected ON but found "t" @31
      CREATE TRIGGER s.g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected BEFORE, AFTER or INSTEAD OF but found "." @16
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE f() ==> expected FUNCTION but found "f" @57
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f ==> expected "(" but found the end of the statement @67
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(-1) ==> expected an argument but found "-" @68
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(a b) ==> expected ")" but found "b" @70
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(a,) ==> expected an argument but found ")" @70
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('a' || 'b') ==> expected ")" but found "||" @72
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW ==> expected EXECUTE but found the end of the statement @48
      CREATE TRIGGER IF NOT EXISTS g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() ==> expected BEFORE, AFTER or INSTEAD OF but found "NOT" @18
      ALTER TRIGGER g ON t DISABLE ==> expected RENAME TO or DEPENDS ON EXTENSION but found "DISABLE" @21
      ALTER TRIGGER g RENAME TO h ==> expected ON but found "RENAME" @16
      ALTER TRIGGER IF EXISTS g ON t RENAME TO h ==> expected ON but found "EXISTS" @17
      ALTER TRIGGER g ON ONLY t RENAME TO h ==> expected a table name but found "ONLY" @19
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
