package dev.rollsafe.parser;

import static dev.rollsafe.parser.Rendering.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.Select;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.ast.Update;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlpgsqlReaderTest {
  /** Renders what is found between BEGIN and END. */
  private static String body(String statements) {
    DoBlock block = (DoBlock) parse("DO $x$ BEGIN " + statements + "; END $x$");
    return Rendering.of(new RoutineBody(block.statements(), block.expressions(), block.dynamics()));
  }

  @Test
  void everyPartKnowsItsPlace() {
    String sql = "SELECT 1; DO $x$ DECLARE x int := f(1); BEGIN -- it's\n"
        + " IF a > 1 THEN UPDATE s.t SET a = 1 WHERE b; END IF;\n"
        + " SELECT a INTO x FROM t; PERFORM g(2) FROM u; EXECUTE 'DROP' || y; RETURN; NONSENSE t; END $x$";
    Splitter splitter = Script.of("test.sql", sql).statements();
    assertThat(splitter.next() && splitter.next()).isTrue();
    DoBlock block = (DoBlock) SqlParser.statement(splitter);
    assertThat(block.bodySpan().of(sql)).startsWith("$x$ DECLARE").endsWith("END $x$");
    assertThat(block.statements().stream().map(each -> each.span().of(sql)))
        .containsExactly(
            "UPDATE s.t SET a = 1 WHERE b",
            "SELECT a INTO x FROM t",
            "PERFORM g(2) FROM u",
            "NONSENSE t");
    Update update = (Update) block.statements().get(0);
    assertThat(update.table().span().of(sql)).isEqualTo("s.t");
    assertThat(update.where().orElseThrow().span().of(sql)).isEqualTo("b");
    Select performed = (Select) block.statements().get(2);
    QueryFacts facts = SqlParser.facts(performed.query());
    assertThat(facts.functions()).containsExactly("g");
    assertThat(facts.relations().get(0).name().span().of(sql)).isEqualTo("u");
    Unparsed nonsense = (Unparsed) block.statements().get(3);
    assertThat(nonsense.problem().of(sql)).isEqualTo("NONSENSE");
    assertThat(block.expressions().stream().map(each -> each.span().of(sql)))
        .containsExactly("f(1)", "a > 1");
    assertThat(block.dynamics().get(0).span().of(sql)).isEqualTo("EXECUTE 'DROP' || y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO 'BEGIN DELETE FROM t WHERE a = ''x'' AND b; END'",
        "DO E'BEGIN\\n DELETE FROM t WHERE a = \\'x\\' AND \\u0062; END'",
        "DO 'BEGIN DELETE '\n 'FROM t WHERE a = ''x'' AND b; END'",
        "DO $$ BEGIN EXECUTE 'DELETE FROM t WHERE a = ''x'' AND b'; END $$",
        "DO $$ BEGIN EXECUTE 'DELETE ' || 'FROM t ' || E'WHERE a = \\'x\\' AND b'; END $$",
        "DO $$ BEGIN EXECUTE format('DELETE FROM t WHERE a = ''%s'' AND b', 'x'); END $$",
        "DO 'BEGIN EXECUTE ''DELETE FROM t WHERE a = ''''x'''' AND b''; END'",
        "DO 'BEGIN EXECUTE $$DELETE FROM t WHERE a = ''x'' AND b$$; END'",
        "DO $$ BEGIN EXECUTE $q$DO 'BEGIN DELETE FROM t WHERE a = ''x'' AND b; END'$q$; END $$"
      })
  void placesAreThoseInTheScriptHoweverItIsQuoted(String sql) {
    Statement statement = parse(sql);
    while (statement instanceof DoBlock block) {
      statement = block.statements().get(0);
    }
    Delete delete = (Delete) statement;
    assertThat(delete.span().of(sql))
        .startsWith("DELETE")
        .endsWith(sql.contains("u0062") ? "\\" : "b");
    assertThat(delete.table().span().of(sql)).isEqualTo("t");
    assertThat(delete.where().orElseThrow().text()).isEqualTo("a = 'x' AND b");
    assertThat(delete.where().orElseThrow().span().of(sql)).startsWith("a = ").contains("AND");
  }

  @Test
  void sizeAndDepthAreNoProblem() {
    String updates = "UPDATE t SET a = 1 WHERE b IN (1, 2, 3) AND c = 'x';\n".repeat(20_000);
    assertThat(((DoBlock) parse("DO $$ BEGIN " + updates + " END $$")).statements())
        .hasSize(20_000);

    int depth = 20_000;
    String nested = "IF a THEN BEGIN ".repeat(depth) + "NULL; " + "END; END IF; ".repeat(depth);
    DoBlock block = (DoBlock) parse("DO $$ BEGIN " + nested + " END $$");
    assertThat(block.statements()).isEmpty();
    assertThat(block.expressions()).hasSize(depth);
  }

  @Test
  void rowsOfDataAreNotReadHereEither() {
    String rows = "INSERT INTO t VALUES " + "(1, 2), ".repeat(10_000) + "(3, 4)";
    assertThat(body("x := 1; " + rows))
        .isEqualTo(
            "RoutineBody(statements=[Insert(table=t source=VALUES partial)] expressions=[<1>])");
    assertThat(body("IF a THEN " + rows + "; END IF"))
        .isEqualTo("RoutineBody(statements=[Insert(table=t source=VALUES)] expressions=[<a>])");
    String more = rows.replace("(1, 2), ", "(1, 2), ".repeat(8));
    assertThat(body("IF a THEN " + more + "; END IF"))
        .isEqualTo(
            "RoutineBody(statements=[Insert(table=t source=VALUES partial)] expressions=[<a>])");
    assertThat(body("IF a THEN SELECT " + "1, ".repeat(200_000) + "1; END IF"))
        .isEqualTo(
            "RoutineBody(statements=[Unparsed(reason=too long to be read as a whole)] expressions=[<a>])");
  }

  @Test
  void bodiesWithinBodiesAreRefusedWhenTheyAreTooDeep() {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      sql.append("DO $a").append(i).append("$ BEGIN EXECUTE $b").append(i).append('$');
    }
    sql.append("DROP TABLE t");
    for (int i = 49; i >= 0; i--) {
      sql.append("$b").append(i).append("$; END $a").append(i).append('$');
    }
    assertThat(Rendering.render(sql.toString())).contains("nested too deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IF a THEN UPDATE t SET b = 1 WHERE c; ELSIF b THEN RAISE 'x %', f(y) USING HINT = z; END IF",
        "DECLARE x int := 1; c CURSOR FOR SELECT 1; BEGIN NULL; EXCEPTION WHEN a THEN x := 2; END",
        "FOR r IN SELECT a FROM t LOOP EXECUTE format('DROP TABLE %I', 'x') || 'y' USING 1 INTO z; END LOOP",
        "CASE a WHEN 1 THEN SELECT b INTO c FROM d; ELSE RETURN QUERY EXECUTE 'SELECT 1'; END CASE",
        "FOREACH x SLICE 1 IN ARRAY y LOOP PERFORM f(1); OPEN c(2, p := 3); EXIT l WHEN a[1] > 2; END LOOP"
      })
  void brokenBodiesNeitherThrowNorLoseTheirPlace(String body) {
    Random random = new Random(body.hashCode());
    for (int round = 0; round < 1_000; round++) {
      List<String> words = new ArrayList<>(List.of(body.split(" ")));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(words.size());
        switch (random.nextInt(4)) {
          case 0 -> words.remove(at);
          case 1 -> words.add(at, words.get(random.nextInt(words.size())));
          case 2 -> words.set(at, ";");
          default -> words.set(at, ")");
        }
      }
      String sql = "DO $x$ BEGIN " + String.join(" ", words) + "; END $x$";
      DoBlock block = (DoBlock) parse(sql);
      for (Statement statement : block.statements()) {
        assertThat(statement.span().end()).as(sql).isLessThanOrEqualTo(sql.length());
        assertThat(statement.span().start()).as(sql).isGreaterThanOrEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      UPDATE t SET a = 1; DELETE FROM t ==> RoutineBody(statements=[Update(table=t assignments=[Assignment(columns=[a] value=<1>)]), Delete(table=t)])
      NULL ==> RoutineBody()
      BEGIN NULL; END ==> RoutineBody()
      BEGIN END ==> RoutineBody()
      <<l>> BEGIN NULL; END l ==> RoutineBody()
      DECLARE x int; BEGIN NULL; END ==> RoutineBody()
      DECLARE x int := f(1); y text DEFAULT 'a'; z CONSTANT numeric(10, 2) NOT NULL = 5; r t%ROWTYPE; k s.t.a%TYPE; q ALIAS FOR x; "N" text COLLATE "C"; DECLARE v int[] = ARRAY[1]; BEGIN NULL; END ==> RoutineBody(expressions=[<f(1)>, <'a'>, <5>, <ARRAY[1]>])
      DECLARE c CURSOR (p int) FOR SELECT * FROM t WHERE id = p; d NO SCROLL CURSOR IS TABLE u; e SCROLL CURSOR FOR VALUES (1); f refcursor; BEGIN NULL; END ==> RoutineBody(statements=[Select(query=<SELECT * FROM t WHERE id = p>), Select(query=<TABLE u>), Select(query=<VALUES (1)>)])
      DECLARE declare_me int; BEGIN DECLARE y int; BEGIN DROP TABLE t; END; END ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=t)])])
      x := x + 1 ==> RoutineBody(expressions=[<x + 1>])
      x = 1 ==> RoutineBody(expressions=[<1>])
      r.a.b := 2 ==> RoutineBody(expressions=[<2>])
      a[1] := 3; a[1].b[2:3] = f(4) ==> RoutineBody(expressions=[<3>, <f(4)>])
      $1 := 5 ==> RoutineBody(expressions=[<5>])
      "X" := (SELECT count(*) FROM t) ==> RoutineBody(expressions=[<(SELECT count(*) FROM t)>])
      update := 1; open := 2; perform = 3; exception := 4; "if" := 5 ==> RoutineBody(expressions=[<1>, <2>, <3>, <4>, <5>])
      x := count(*) FROM t WHERE a ==> RoutineBody(expressions=[<count(*) FROM t WHERE a>])
      """)
  void readsStatementsAndDeclarations(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      IF NOT EXISTS (SELECT 1 FROM t) THEN CREATE TABLE t (a int); END IF ==> RoutineBody(statements=[CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)])] expressions=[<NOT EXISTS (SELECT 1 FROM t)>])
      IF a THEN NULL; ELSIF b THEN DROP TABLE u; ELSEIF c THEN TRUNCATE v; ELSE DELETE FROM w; END IF ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=u)]), Truncate(tables=[v]), Delete(table=w)] expressions=[<a>, <b>, <c>])
      IF a THEN END IF ==> RoutineBody(expressions=[<a>])
      IF a THEN IF b THEN DELETE FROM t; END IF; ELSE NULL; END IF ==> RoutineBody(statements=[Delete(table=t)] expressions=[<a>, <b>])
      IF (CASE WHEN a THEN b END) THEN NULL; END IF ==> RoutineBody(expressions=[<(CASE WHEN a THEN b END)>])
      CASE x WHEN 1, 2 THEN DELETE FROM t; WHEN 3 THEN NULL; ELSE INSERT INTO t VALUES (1); END CASE ==> RoutineBody(statements=[Delete(table=t), Insert(table=t source=VALUES)] expressions=[<x>, <1, 2>, <3>])
      CASE WHEN a THEN DELETE FROM t; WHEN b > 1 THEN NULL; END CASE ==> RoutineBody(statements=[Delete(table=t)] expressions=[<a>, <b > 1>])
      BEGIN ALTER TABLE t ADD c int; EXCEPTION WHEN duplicate_column OR SQLSTATE '42701' THEN DROP TABLE t; WHEN OTHERS THEN NULL; END ==> RoutineBody(statements=[AlterTable(kind=TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=c type=integer))]), Drop(kind=TABLE targets=[Target(name=t)])])
      """)
  void readsBranches(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      FOR r IN SELECT id FROM t LOOP UPDATE t SET a = 1 WHERE id = r.id; END LOOP ==> RoutineBody(statements=[Select(query=<SELECT id FROM t>), Update(table=t assignments=[Assignment(columns=[a] value=<1>)] where=<id = r.id>)])
      FOR r IN (SELECT 1) LOOP NULL; END LOOP ==> RoutineBody(statements=[Select(query=<(SELECT 1)>)])
      FOR r IN WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d LOOP NULL; END LOOP ==> RoutineBody(statements=[Select(query=<WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d> with=[WithQuery(name=d statement=Delete(table=t returning))])])
      FOR r IN DELETE FROM t RETURNING * LOOP NULL; END LOOP ==> RoutineBody(statements=[Delete(table=t returning)])
      FOR a, b.c IN VALUES (1, 2) LOOP NULL; END LOOP ==> RoutineBody(statements=[Select(query=<VALUES (1, 2)>)])
      FOR r IN TABLE t LOOP NULL; END LOOP ==> RoutineBody(statements=[Select(query=<TABLE t>)])
      FOR i IN 1..10 LOOP PERFORM f(i); END LOOP ==> RoutineBody(statements=[Select(query=<SELECT  f(i)>)] expressions=[<1>, <10>])
      FOR i IN REVERSE a[1]..f(2) BY g(3) LOOP NULL; END LOOP ==> RoutineBody(expressions=[<a[1]>, <f(2)>, <g(3)>])
      FOR r IN c LOOP NULL; END LOOP ==> RoutineBody()
      FOR r IN c(1, p := f(2)) LOOP NULL; END LOOP ==> RoutineBody(expressions=[<1>, <f(2)>])
      FOR r IN EXECUTE 'SELECT * FROM t' LOOP NULL; END LOOP ==> RoutineBody(statements=[Select(query=<SELECT * FROM t>)])
      FOR r IN EXECUTE q USING a, f(b) LOOP NULL; END LOOP ==> RoutineBody(expressions=[<a>, <f(b)>] dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs)])
      FOREACH x IN ARRAY a LOOP NULL; END LOOP ==> RoutineBody(expressions=[<a>])
      FOREACH x, n SLICE 1 IN ARRAY f(a) LOOP NULL; END LOOP ==> RoutineBody(expressions=[<f(a)>])
      WHILE x < 10 LOOP DELETE FROM t; END LOOP ==> RoutineBody(statements=[Delete(table=t)] expressions=[<x < 10>])
      <<l>> LOOP EXIT; EXIT l; EXIT WHEN x > 1; CONTINUE l WHEN x < 1; CONTINUE; END LOOP l ==> RoutineBody(expressions=[<x > 1>, <x < 1>])
      """)
  void readsLoops(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      PERFORM f(1), g(2) FROM t WHERE a ==> RoutineBody(statements=[Select(query=<SELECT  f(1), g(2) FROM t WHERE a>)])
      PERFORM 1 UNION SELECT 2 ==> RoutineBody(statements=[Select(query=<SELECT  1 UNION SELECT 2>)])
      PERFORM ==> RoutineBody(statements=[Select(query=<SELECT >)])
      RETURN ==> RoutineBody()
      RETURN x + 1 ==> RoutineBody(expressions=[<x + 1>])
      RETURN NEXT f(x); RETURN NEXT x ==> RoutineBody(expressions=[<f(x)>, <x>])
      RETURN QUERY SELECT 1; RETURN QUERY DELETE FROM t RETURNING * ==> RoutineBody(statements=[Select(query=<SELECT 1>), Delete(table=t returning)])
      RETURN QUERY EXECUTE 'SELECT 1' USING a; RETURN QUERY EXECUTE q ==> RoutineBody(statements=[Select(query=<SELECT 1>)] expressions=[<a>] dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs)])
      RAISE; RAISE NOTICE 'a'; RAISE 'x'; RAISE division_by_zero; RAISE SQLSTATE '22012' ==> RoutineBody()
      RAISE EXCEPTION 'a % b %', x, f(y, 1) USING HINT = 'h', ERRCODE := g() ==> RoutineBody(expressions=[<x>, <f(y, 1)>, <'h'>, <g()>])
      RAISE WARNING USING MESSAGE = 'x' || y ==> RoutineBody(expressions=[<'x' || y>])
      RAISE USING MESSAGE = 'x' ==> RoutineBody(expressions=[<'x'>])
      ASSERT x > 1, 'm' ==> RoutineBody(expressions=[<x > 1>, <'m'>])
      GET DIAGNOSTICS n = ROW_COUNT, m := PG_CONTEXT; GET STACKED DIAGNOSTICS m = MESSAGE_TEXT ==> RoutineBody()
      OPEN c(1, p := f(2)) ==> RoutineBody(expressions=[<1>, <f(2)>])
      OPEN c; FETCH NEXT FROM c INTO x, y.z; MOVE RELATIVE -2 FROM c; CLOSE c ==> RoutineBody()
      OPEN c FOR SELECT 1; OPEN c NO SCROLL FOR DELETE FROM t RETURNING *; OPEN c SCROLL FOR EXECUTE 'TABLE t' USING 1 ==> RoutineBody(statements=[Select(query=<SELECT 1>), Delete(table=t returning), Select(query=<TABLE t>)] expressions=[<1>])
      CALL p(1); DO 'BEGIN DELETE FROM t; END' ==> RoutineBody(statements=[Call(procedure=p), DoBlock(language=plpgsql statements=[Delete(table=t)])])
      COMMIT; ROLLBACK AND CHAIN; SET LOCAL lock_timeout = '1s'; LOCK TABLE t; TRUNCATE t ==> RoutineBody(statements=[TransactionControl(verb=COMMIT), TransactionControl(verb=ROLLBACK chain), SetParameter(local parameter=lock_timeout values=[1s]), LockTable(tables=[t] mode=ACCESS EXCLUSIVE), Truncate(tables=[t])])
      """)
  void readsItsOwnStatements(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      SELECT a, b INTO x, y.z FROM t ==> RoutineBody(statements=[Select(query=<SELECT a, b INTO x, y.z FROM t>)])
      SELECT INTO STRICT x count(*) FROM t ==> RoutineBody(statements=[Select(query=<SELECT INTO STRICT x count(*) FROM t>)])
      SELECT a FROM t INTO x ==> RoutineBody(statements=[Select(query=<SELECT a FROM t>)])
      INSERT INTO t VALUES (1) RETURNING id INTO x ==> RoutineBody(statements=[Insert(table=t source=VALUES returning)])
      UPDATE t SET a = 1 RETURNING a INTO STRICT b ==> RoutineBody(statements=[Update(table=t assignments=[Assignment(columns=[a] value=<1>)] returning)])
      DELETE FROM t RETURNING a INTO "B" ==> RoutineBody(statements=[Delete(table=t returning)])
      WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) INTO n FROM d ==> RoutineBody(statements=[Select(query=<WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) INTO n FROM d> with=[WithQuery(name=d statement=Delete(table=t returning))])])
      WITH i AS (INSERT INTO t SELECT 1 RETURNING a) SELECT a INTO n FROM i ==> RoutineBody(statements=[Select(query=<WITH i AS (INSERT INTO t SELECT 1 RETURNING a) SELECT a INTO n FROM i> with=[WithQuery(name=i statement=Insert(table=t source=QUERY query=<SELECT 1> returning))])])
      MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING t.a INTO x ==> RoutineBody(statements=[Merge(table=t source=<s> condition=<true> deletes returning)])
      EXECUTE 'INSERT INTO t VALUES (1) RETURNING a' INTO STRICT x, n USING 1, f(2) ==> RoutineBody(statements=[Insert(table=t source=VALUES returning)] expressions=[<1>, <f(2)>])
      EXECUTE 'SELECT 1' USING a INTO b ==> RoutineBody(statements=[Select(query=<SELECT 1>)] expressions=[<a>])
      """)
  void leavesInto(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      EXECUTE 'DROP TABLE t' ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=t)])])
      EXECUTE ('DROP TABLE t') ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=t)])])
      EXECUTE (('DROP ' || 'TABLE') || format(' t')) ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=t)])])
      EXECUTE ('DROP TABLE t' || x) ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE t")])
      EXECUTE 'CREATE TABLE ' || 't (a' || ' int)' ==> RoutineBody(statements=[CreateTable(name=t columns=[ColumnDefinition(name=a type=integer)])])
      EXECUTE 'UPDATE t SET a = ''x''' ==> RoutineBody(statements=[Update(table=t assignments=[Assignment(columns=[a] value=<'x'>)])])
      EXECUTE E'UPDATE t\\nSET a = \\'x\\'' ==> RoutineBody(statements=[Update(table=t assignments=[Assignment(columns=[a] value=<'x'>)])])
      EXECUTE $q$ALTER TABLE t ADD b int; ALTER TABLE t DROP c;$q$ ==> RoutineBody(statements=[AlterTable(kind=TABLE name=t actions=[AddColumn(column=ColumnDefinition(name=b type=integer))]), AlterTable(kind=TABLE name=t actions=[DropColumn(column=c)])])
      EXECUTE 'DROP TABEL t' ==> RoutineBody(statements=[Unparsed(reason=expected what to drop but found "TABEL")])
      EXECUTE 'DO $y$ BEGIN DROP TABLE t; END $y$' ==> RoutineBody(statements=[DoBlock(language=plpgsql statements=[Drop(kind=TABLE targets=[Target(name=t)])])])
      EXECUTE format('DROP TABLE t') ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=t)])])
      EXECUTE format('DROP TABLE %I.%I', 'S', 't') ==> RoutineBody(statements=[Drop(kind=TABLE targets=[Target(name=S.t)])])
      EXECUTE format('UPDATE %I SET a = %L, b = %s, c = %3$L, "d%%" = %L', 'select', 'it''s', 'now()', E'\\\\') ==> RoutineBody(statements=[Update(table=select assignments=[Assignment(columns=[a] value=<'it''s'>), Assignment(columns=[b] value=<now()>), Assignment(columns=[c] value=<'now()'>), Assignment(columns=[d%] value=<E'\\\\'>)])])
      EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), current_user) ==> RoutineBody(statements=[Grant(privileges=[Privilege(name=CONNECT)] kind=DATABASE objects=[Target(name=current_database())] roles=[current_user])])
      EXECUTE format('DROP TABLE %I', current_database()) ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE %I")])
      EXECUTE format('DROP TABLE %I', x) ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE %I")])
      EXECUTE format('DROP TABLE %-10s', 't') ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE %-10s")])
      EXECUTE format('DROP TABLE %I') ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE %I")])
      EXECUTE format(x, 't') ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs)])
      EXECUTE format('%') ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "%")])
      EXECUTE 'DROP TABLE ' || quote_ident(x) ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE")])
      EXECUTE 'DROP TABLE t' || x ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "DROP TABLE t")])
      EXECUTE 'a' = 'b' ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "a")])
      EXECUTE q ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs)])
      EXECUTE 'SELECT a very long text that is cut because nobody wants to read all of it' || x ==> RoutineBody(dynamics=[DynamicSql(reason=EXECUTE runs SQL that is put together when it runs; it begins with "SELECT a very long text that is cut because nobody wants ...")])
      """)
  void readsConstantExecute(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "==>", quoteCharacter = '`', textBlock = """
      foo bar ==> RoutineBody(statements=[Unparsed(reason=expected a statement but found "foo")])
      UPDATE t SET; DELETE FROM u ==> RoutineBody(statements=[Unparsed(reason=expected a column name but found the end of the statement), Delete(table=u)])
      IF x UPDATE t SET a = 1; END IF ==> RoutineBody(statements=[Unparsed(reason=expected THEN but found the end of the statement)])
      IF THEN NULL; END IF ==> RoutineBody(statements=[Unparsed(reason=expected an expression but found "THEN")])
      IF CASE WHEN a THEN b END THEN NULL; END IF ==> RoutineBody(statements=[Unparsed(reason=expected END of CASE but found "THEN")])
      IF x THEN NULL; END LOOP ==> RoutineBody(statements=[Unparsed(reason=unexpected "LOOP")] expressions=[<x>])
      ELSE NULL ==> RoutineBody(statements=[Unparsed(reason=unexpected "ELSE")])
      ELSIF a THEN NULL ==> RoutineBody(statements=[Unparsed(reason=unexpected "a")])
      WHEN a THEN NULL ==> RoutineBody(statements=[Unparsed(reason=unexpected "WHEN")])
      EXCEPTION WHEN a THEN NULL; EXCEPTION WHEN b THEN NULL ==> RoutineBody(statements=[Unparsed(reason=unexpected "EXCEPTION")])
      FOR i IN SELECT 1; END LOOP ==> RoutineBody(statements=[Unparsed(reason=expected LOOP but found the end of the statement)])
      FOR i SELECT 1 LOOP NULL; END LOOP ==> RoutineBody(statements=[Unparsed(reason=expected IN but found "SELECT")])
      FOREACH x IN a LOOP NULL; END LOOP ==> RoutineBody(statements=[Unparsed(reason=expected ARRAY but found "a")])
      END IF ==> RoutineBody(statements=[Unparsed(reason=unexpected "IF")])
      x := 1 2 3 ==> RoutineBody(statements=[Unparsed(reason=unexpected "2")])
      x.y ==> RoutineBody(statements=[Unparsed(reason=expected ":=" but found the end of the statement)])
      EXECUTE ==> RoutineBody(statements=[Unparsed(reason=expected an expression but found the end of the statement)])
      RETURN QUERY ==> RoutineBody(statements=[Unparsed(reason=expected a statement but found the end of the statement)])
      RAISE NOTICE 'x', ==> RoutineBody(statements=[Unparsed(reason=expected an expression but found the end of the statement)])
      RAISE USING MESSAGE 'x' ==> RoutineBody(statements=[Unparsed(reason=expected "=" but found "'x'")])
      <<l ==> RoutineBody(statements=[Unparsed(reason=expected ">>" but found the end of the statement)])
      SELECT 'a ==> RoutineBody(statements=[Unparsed(reason=This quote opens a string that is never closed; close it, or double a quote inside the string ('').)])
      SELECT (1; DELETE FROM t ==> RoutineBody(statements=[Unparsed(reason=This parenthesis has no counterpart in its statement; add the missing one or remove it.)])
      DECLARE x; BEGIN NULL; END ==> RoutineBody(statements=[Unparsed(reason=expected a type but found the end of the statement)])
      DECLARE c CURSOR SELECT 1; BEGIN NULL; END ==> RoutineBody(statements=[Unparsed(reason=expected IS but found "SELECT")])
      DECLARE x int BEGIN NULL; END ==> RoutineBody(statements=[Unparsed(reason=unexpected "END")])
      BEGIN NULL ==> RoutineBody(statements=[Unparsed(reason=expected END but found the end of the body)])
      NULL; END; NULL ==> RoutineBody(statements=[Unparsed(reason=unexpected "NULL")])
      """)
  void saysWhatIsWrongAndReadsOn(String sql, String expected) {
    assertThat(body(sql)).isEqualTo(expected);
  }
}
