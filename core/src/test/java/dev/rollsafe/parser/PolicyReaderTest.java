package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.refusal;
import static dev.rollsafe.parser.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE POLICY p ON t ==> CreatePolicy(name=p table=t permissive command=ALL)
      CREATE POLICY p ON s.t AS PERMISSIVE FOR ALL TO PUBLIC USING (true) WITH CHECK (a > 0) ==> CreatePolicy(name=p table=s.t permissive command=ALL roles=[public] using=<true> withCheck=<a > 0>)
      CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO a, CURRENT_USER, SESSION_USER USING (owner = current_user) ==> CreatePolicy(name=p table=t command=SELECT roles=[a, current_user, session_user] using=<owner = current_user>)
      CREATE POLICY p ON t FOR INSERT WITH CHECK (true) ==> CreatePolicy(name=p table=t permissive command=INSERT withCheck=<true>)
      CREATE POLICY p ON t FOR UPDATE USING (true) ==> CreatePolicy(name=p table=t permissive command=UPDATE using=<true>)
      CREATE POLICY p ON t FOR DELETE USING (EXISTS (SELECT 1 FROM u WHERE u.id = t.id)) ==> CreatePolicy(name=p table=t permissive command=DELETE using=<EXISTS (SELECT 1 FROM u WHERE u.id = t.id)>)
      CREATE POLICY p ON t AS "restrictive" ==> CreatePolicy(name=p table=t command=ALL)
      CREATE POLICY "Users can see their own" ON public.t FOR SELECT USING ((auth.uid() = user_id)) ==> CreatePolicy(name=Users can see their own table=public.t permissive command=SELECT using=<(auth.uid() = user_id)>)
      ALTER POLICY p ON t TO a, b USING (true) WITH CHECK (false) ==> AlterPolicy(name=p table=t roles=[a, b] using=<true> withCheck=<false>)
      ALTER POLICY p ON s.t USING (a = 1) ==> AlterPolicy(name=p table=s.t using=<a = 1>)
      ALTER POLICY p ON t ==> AlterPolicy(name=p table=t)
      ALTER POLICY p ON t RENAME TO q ==> Rename(kind=POLICY object=t part=p newName=q objectKind=TABLE)
      ALTER POLICY IF EXISTS p ON t RENAME TO q ==> Rename(kind=POLICY object=t part=p newName=q ifExists objectKind=TABLE)
      ALTER POLICY if ON t RENAME TO q ==> Rename(kind=POLICY object=t part=if newName=q objectKind=TABLE)
      """)
  void reads(String sql, String expected) {
    assertThat(render(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      CREATE POLICY p ON t FOR TRUNCATE ==> expected ALL, SELECT, INSERT, UPDATE or DELETE but found "TRUNCATE" @25
      CREATE POLICY p ON t AS WHATEVER ==> expected PERMISSIVE or RESTRICTIVE but found "WHATEVER" @24
      CREATE POLICY p ON t AS read ==> expected PERMISSIVE or RESTRICTIVE but found "read" @24
      CREATE POLICY p ON t FOR SELECT AS PERMISSIVE ==> unexpected "AS" @32
      CREATE POLICY p ON t USING true ==> expected "(" but found "true" @27
      CREATE POLICY p ON t WITH CHECK (true) USING (true) ==> unexpected "USING" @39
      CREATE POLICY p ON t TO ==> expected a role name but found the end of the statement @23
      CREATE POLICY p ON t USING () ==> expected an expression but found ")" @28
      CREATE POLICY p ==> expected ON but found the end of the statement @15
      CREATE POLICY s.p ON t ==> expected ON but found "." @15
      CREATE POLICY IF NOT EXISTS p ON t ==> expected ON but found "NOT" @17
      CREATE OR REPLACE POLICY p ON t ==> expected POLICY but found "OR" @7
      ALTER POLICY IF EXISTS p ON t TO a ==> expected RENAME TO but found "TO" @30
      ALTER POLICY p ON t FOR SELECT ==> unexpected "FOR" @20
      ALTER POLICY p RENAME TO q ==> expected ON but found "RENAME" @15
      """)
  void refuses(String sql, String expected) {
    assertThat(refusal(sql)).isEqualTo(expected);
  }
}
