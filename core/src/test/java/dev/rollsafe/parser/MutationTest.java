package dev.rollsafe.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the other tests read, written otherwise or broken. */
class MutationTest {
  private static final String[] BLANKS = {
    " ", "\n", "\t", "\r\n", " /* it's; \"x\" */ ", " -- it's; \"x\"\n", "/* /* $$ */ ( */", " --\n"
  };

  /** The rows of the other tests, as whole statements. */
  static Stream<String> statements() {
    List<String> statements = new ArrayList<>();
    add(statements, CreateTableReaderTest.class, "", "");
    add(statements, ColumnReaderTest.class, "CREATE TABLE t (", ")");
    add(statements, TypeReaderTest.class, "ALTER TABLE t ADD c ", "");
    add(statements, ConstraintReaderTest.class, "CREATE TABLE t (a int, ", ")");
    add(statements, IndexReaderTest.class, "", "");
    add(statements, AlterTableReaderTest.class, "", "");
    add(statements, AlterColumnReaderTest.class, "ALTER TABLE t ", "");
    add(statements, MaintenanceReaderTest.class, "", "");
    add(statements, TruncateReaderTest.class, "", "");
    add(statements, LockReaderTest.class, "", "");
    add(statements, DropReaderTest.class, "", "");
    add(statements, TransactionReaderTest.class, "", "");
    add(statements, AlterObjectReaderTest.class, "", "");
    add(statements, SetReaderTest.class, "", "");
    add(statements, CommentReaderTest.class, "", "");
    add(statements, GrantReaderTest.class, "", "");
    add(statements, CreateObjectReaderTest.class, "", "");
    add(statements, DatabaseReaderTest.class, "", "");
    add(statements, EventTriggerReaderTest.class, "", "");
    add(statements, ForeignDataReaderTest.class, "", "");
    add(statements, OperatorReaderTest.class, "", "");
    add(statements, PreparedReaderTest.class, "", "");
    add(statements, ReplicationReaderTest.class, "", "");
    add(statements, RoleReaderTest.class, "", "");
    add(statements, SessionReaderTest.class, "", "");
    add(statements, TextSearchReaderTest.class, "", "");
    add(statements, InsertReaderTest.class, "", "");
    add(statements, UpdateReaderTest.class, "", "");
    add(statements, DeleteReaderTest.class, "", "");
    add(statements, MergeReaderTest.class, "", "");
    add(statements, SelectReaderTest.class, "", "");
    add(statements, ViewReaderTest.class, "", "");
    add(statements, CreateTypeReaderTest.class, "", "");
    add(statements, AlterTypeReaderTest.class, "", "");
    add(statements, DomainReaderTest.class, "", "");
    add(statements, AlterDomainReaderTest.class, "", "");
    add(statements, SequenceReaderTest.class, "", "");
    add(statements, RoutineReaderTest.class, "", "");
    add(statements, AlterRoutineReaderTest.class, "", "");
    add(statements, TriggerReaderTest.class, "", "");
    add(statements, RuleReaderTest.class, "", "");
    add(statements, PolicyReaderTest.class, "", "");
    add(statements, ExtensionReaderTest.class, "", "");
    add(statements, SchemaReaderTest.class, "", "");
    add(statements, StatisticsReaderTest.class, "", "");
    add(statements, CopyReaderTest.class, "", "");
    add(statements, CallStatementReaderTest.class, "", "");
    add(statements, DoReaderTest.class, "", "");
    return statements.stream();
  }

  private static void add(List<String> statements, Class<?> test, String before, String behind) {
    for (Method method : test.getDeclaredMethods()) {
      if (!method.getName().startsWith("reads")) {
        continue;
      }
      boolean actions = method.getName().equals("readsActions");
      for (String row : method.getAnnotation(CsvSource.class).textBlock().split("\n")) {
        String sql = row.substring(0, row.indexOf("==>")).strip();
        statements.add(actions ? "ALTER TABLE t " + sql : before + sql + behind);
      }
    }
  }

  private static Tokens tokens(String sql) {
    Splitter splitter = Script.of("test.sql", sql).statements();
    assertThat(splitter.next()).isTrue();
    return splitter.tokens();
  }

  /** A rendering without what blanks, comments and case of bare words make of the texts in it. */
  private static String canonical(Statement statement) {
    StringBuilder text = new StringBuilder();
    Splitter splitter = Script.of("test.sql", Rendering.of(statement)).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        text.append(tokens.kind(i) == TokenKind.WORD ? tokens.identifier(i) : tokens.text(i))
            .append(' ');
      }
    }
    // one that ended a piece of the text is no token, so none is compared
    return text.toString().replace("; ", "");
  }

  @ParameterizedTest
  @MethodSource("statements")
  void blanksCommentsAndCaseChangeNothing(String sql) {
    Random random = new Random(sql.hashCode());
    String expected = canonical(Rendering.parse(sql));
    Tokens tokens = tokens(sql);
    for (int round = 0; round < 20; round++) {
      String mutant = rewritten(tokens, random);
      Statement statement = Rendering.parse(mutant);
      assertThat(canonical(statement)).as(mutant).isEqualTo(expected);
      assertThat(statement.span().of(mutant)).isEqualTo(mutant.strip());
    }
  }

  private static String rewritten(Tokens tokens, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      boolean apart = i == 0 || tokens.end(i - 1) < tokens.start(i);
      if (i > 0 && (apart || random.nextInt(3) == 0)) {
        text.append(BLANKS[random.nextInt(BLANKS.length)]);
      }
      String token = tokens.text(i);
      boolean bare = tokens.kind(i) == TokenKind.WORD && token.indexOf('$') < 0;
      text.append(bare ? flipped(token, random) : token);
    }
    return text.toString();
  }

  private static String flipped(String word, Random random) {
    StringBuilder text = new StringBuilder();
    for (char c : word.toCharArray()) {
      text.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void noBrokenStatementThrowsAndNoEndIsRead(String sql) {
    Random random = new Random(sql.hashCode());
    Tokens tokens = tokens(sql);
    for (int round = 0; round < 50; round++) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        words.add(tokens.text(i));
      }
      switch (random.nextInt(4)) {
        case 0 -> words.remove(random.nextInt(words.size()));
        case 1 -> words.add(random.nextInt(words.size()), words.get(random.nextInt(words.size())));
        case 2 -> words.subList(random.nextInt(words.size()), words.size()).clear();
        default -> words.set(random.nextInt(words.size()), ")");
      }
      String mutant = String.join(" ", words);
      if (mutant.isBlank()) {
        continue;
      }
      Splitter splitter = Script.of("test.sql", mutant).statements();
      while (splitter.next()) {
        readsAsAWhole(SqlParser.statement(splitter), splitter.span(), mutant);
      }
    }
  }

  private static void readsAsAWhole(Statement statement, Span span, String mutant) {
    assertThat(statement.span()).as(mutant).isEqualTo(span);
    if (statement instanceof Unparsed unparsed) {
      assertThat(unparsed.problem().end()).isLessThanOrEqualTo(mutant.length());
      assertThat(unparsed.reason()).isNotBlank();
    }
  }
}
