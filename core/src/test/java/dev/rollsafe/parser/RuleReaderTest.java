package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING ==> CreateRule(name=r table=t event=INSERT instead action=NOTHING)
      CREATE OR REPLACE RULE r AS ON UPDATE TO s.t WHERE OLD.a <> NEW.a DO ALSO INSERT INTO log VALUES (OLD.a) ==> CreateRule(name=r orReplace table=s.t event=UPDATE where=<OLD.a <> NEW.a> action=INSERT INTO log VALUES (OLD.a))
      CREATE RULE r AS ON DELETE TO t DO INSTEAD (UPDATE t SET d = true WHERE id = OLD.id; NOTIFY c, 'x'; SELECT 1) ==> CreateRule(name=r table=t event=DELETE instead action=(UPDATE t SET d = true WHERE id = OLD.id; NOTIFY c, 'x'; SELECT 1))
      CREATE RULE r AS ON DELETE TO t DO (DELETE FROM u;) ==> CreateRule(name=r table=t event=DELETE action=(DELETE FROM u;))
      CREATE RULE r AS ON DELETE TO t DO () ==> CreateRule(name=r table=t event=DELETE action=())
      CREATE RULE r AS ON DELETE TO t DO (;) ==> CreateRule(name=r table=t event=DELETE action=(;))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD SELECT * FROM u ==> CreateRule(name=r table=t event=SELECT instead action=SELECT * FROM u)
      CREATE RULE "_RETURN" AS ON SELECT TO t DO INSTEAD (SELECT * FROM u UNION SELECT * FROM v) ==> CreateRule(name=_RETURN table=t event=SELECT instead action=(SELECT * FROM u UNION SELECT * FROM v))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD ((SELECT 1) UNION (SELECT 2)) ==> CreateRule(name=r table=t event=SELECT instead action=((SELECT 1) UNION (SELECT 2)))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD ((SELECT 1)) ==> CreateRule(name=r table=t event=SELECT instead action=((SELECT 1)))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD (SELECT 1) UNION (SELECT 2) ==> CreateRule(name=r table=t event=SELECT instead action=(SELECT 1) UNION (SELECT 2))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD ((SELECT 1); SELECT 2) ==> CreateRule(name=r table=t event=SELECT instead action=((SELECT 1); SELECT 2))
      CREATE RULE r AS ON SELECT TO t DO INSTEAD (SELECT 2; (SELECT 1)) ==> CreateRule(name=r table=t event=SELECT instead action=(SELECT 2; (SELECT 1)))
      CREATE RULE r AS ON INSERT TO t DO INSTEAD WITH x AS (SELECT 1) INSERT INTO u SELECT * FROM x RETURNING a ==> CreateRule(name=r table=t event=INSERT instead action=WITH x AS (SELECT 1) INSERT INTO u SELECT * FROM x RETURNING a)
      CREATE RULE r AS ON INSERT TO t DO NOTIFY c ==> CreateRule(name=r table=t event=INSERT action=NOTIFY c)
      CREATE RULE r AS ON INSERT TO t DO INSTEAD VALUES (1) ==> CreateRule(name=r table=t event=INSERT instead action=VALUES (1))
      CREATE RULE r AS ON INSERT TO t DO INSTEAD TABLE u ==> CreateRule(name=r table=t event=INSERT instead action=TABLE u)
      ALTER RULE r ON t RENAME TO q ==> Rename(kind=RULE object=t part=r newName=q objectKind=TABLE)
      ALTER RULE r ON s.t RENAME TO q ==> Rename(kind=RULE object=s.t part=r newName=q objectKind=TABLE)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE RULE r AS ON DELETE TO t DO (NOTHING) ==> expected NOTHING, SELECT, INSERT, UPDATE, DELETE or NOTIFY but found "NOTHING" @36
      CREATE RULE r AS ON INSERT TO t DO INSTEAD DROP TABLE t ==> expected NOTHING, SELECT, INSERT, UPDATE, DELETE or NOTIFY but found "DROP" @43
      CREATE RULE r AS ON INSERT TO t DO INSTEAD MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE ==> a rule cannot run MERGE @43
      CREATE RULE r AS ON TRUNCATE TO t DO NOTHING ==> expected SELECT, INSERT, UPDATE or DELETE but found "TRUNCATE" @20
      CREATE RULE r AS ON INSERT TO t ==> expected DO but found the end of the statement @31
      CREATE RULE r AS ON INSERT TO t DO ==> expected NOTHING, SELECT, INSERT, UPDATE, DELETE or NOTIFY but found the end of the statement @34
      CREATE RULE r AS ON INSERT t DO NOTHING ==> expected TO but found "t" @27
      CREATE RULE r ON INSERT TO t DO NOTHING ==> expected AS but found "ON" @14
      CREATE RULE r AS ON INSERT TO t DO INSTEAD ALSO NOTHING ==> expected NOTHING, SELECT, INSERT, UPDATE, DELETE or NOTIFY but found "ALSO" @43
      CREATE RULE r AS ON INSERT TO t WHERE DO NOTHING ==> expected an expression but found "DO" @38
      CREATE RULE s.r AS ON INSERT TO t DO NOTHING ==> expected AS but found "." @13
      CREATE RULE r AS ON INSERT TO t DO NOTHING x ==> unexpected "x" @43
      CREATE RULE r AS ON INSERT TO t DO (SELECT 1 SELECT 2) ==> expected ";" or ")" but found "2" @52
      ALTER RULE r RENAME TO q ==> expected ON but found "RENAME" @13
      ALTER RULE r ON t DISABLE ==> expected RENAME TO but found "DISABLE" @18
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
