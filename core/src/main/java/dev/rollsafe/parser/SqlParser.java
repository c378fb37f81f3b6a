package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.ast.RoutineBody;
import dev.rollsafe.ast.SourceText;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Unparsed;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.LexicalProblem;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Reads SQL statements. What it cannot read becomes {@link Unparsed} with the reason and the place; it never throws for
 * what is wrong with the SQL.
 */
public final class SqlParser {

  private SqlParser() {}

  /** Reads the statement at which {@code splitter} stands; one that the splitter found a problem in is not guessed at. */
  public static Statement statement(Splitter splitter) {
    return statement(splitter, 0);
  }

  /** Reads the statement at which {@code splitter} stands, within a body that is {@code nesting} deep. */
  static Statement statement(Splitter splitter, int nesting) {
    if (splitter.problem().isPresent()) {
      LexicalProblem problem = splitter.problem().get();
      return new Unparsed(problem.message(), problem.span(), splitter.span());
    }
    if (splitter.truncated()) {
      return truncated(new Cursor(splitter.tokens(), nesting), splitter.span());
    }
    return toEnd(new Cursor(splitter.tokens(), nesting));
  }

  /** Reads a statement whose last tokens are missing: of rows of data, what stands before them tells enough. */
  static Statement truncated(Cursor cursor, Span span) {
    if (!cursor.at(Keyword.INSERT)) {
      return new Unparsed(
          "too long to be read as a whole", cursor.tokens().span(cursor.mark()), span);
    }
    try {
      return InsertReader.partial(cursor, span);
    } catch (ParseFailure failure) {
      return new Unparsed(failure.reason(), failure.problem(), span);
    }
  }

  private static Statement withText(Cursor cursor, int start, Other statement) {
    return statement.verb().equals("CREATE") || statement.verb().equals("ALTER")
        ? statement.as(new SourceText(cursor.textFrom(start)))
        : statement;
  }

  /** Reads the statement that {@code tokens} are, all of them. */
  public static Statement statement(Tokens tokens) {
    return toEnd(new Cursor(tokens));
  }

  /** Reads what a cursor has left as one statement. */
  static Statement toEnd(Cursor cursor) {
    int start = cursor.mark();
    try {
      Statement statement =
          MetaCommandReader.endsIn(cursor) ? MetaCommandReader.read(cursor) : read(cursor);
      if (!cursor.atEnd()) {
        throw cursor.unexpected();
      }
      return statement instanceof Other other ? withText(cursor, start, other) : statement;
    } catch (ParseFailure failure) {
      return new Unparsed(
          failure.reason(), failure.problem(), cursor.tokens().span(start, cursor.size));
    }
  }

  /**
   * Reads the statements in the body of a routine, which nothing looks at while a script is read. Their places are exact unless
   * the body is a string in which quotes are doubled.
   */
  public static RoutineBody body(CreateRoutine routine) {
    return RoutineBodyReader.read(routine);
  }

  /** Says what an expression calls and reads, as far as its text tells; nothing of it is looked up in a catalog. */
  public static ExpressionFacts facts(Expression expression) {
    return FactsReader.of(expression);
  }

  /** Says which relations and columns a query touches, as far as its text tells. */
  public static QueryFacts facts(Query query) {
    return FactsReader.of(query);
  }

  /** Says which relations an UPDATE, DELETE or MERGE joins in, and what these touch, as far as the text tells. */
  public static QueryFacts facts(FromClause clause) {
    return FactsReader.of(clause);
  }

  /** Sends a statement to the reader of its family by its first word; each reader starts at that word. */
  static Statement read(Cursor cursor) {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      if (cursor.at(TokenKind.LEFT_PAREN)) {
        return PreparableReader.read(cursor);
      }
      throw cursor.expected("a statement");
    }
    return switch (keyword) {
      case CREATE -> created(cursor);
      case ALTER -> altered(cursor);
      case DROP -> DropReader.read(cursor);
      case BEGIN, START, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE ->
        TransactionReader.read(cursor);
      case PREPARE -> PreparedReader.prepare(cursor);
      case EXECUTE -> PreparedReader.execute(cursor);
      case DEALLOCATE -> PreparedReader.deallocate(cursor);
      case DECLARE -> PreparedReader.declare(cursor);
      case EXPLAIN -> PreparedReader.explain(cursor);
      case SELECT -> selected(cursor);
      case SET -> SetReader.set(cursor);
      case RESET -> SetReader.reset(cursor);
      case SHOW -> SetReader.show(cursor);
      case COMMENT -> CommentReader.comment(cursor);
      case SECURITY -> CommentReader.securityLabel(cursor);
      case GRANT, REVOKE -> GrantReader.read(cursor);
      case REASSIGN -> RightsReader.reassignOwned(cursor);
      case VALUES, TABLE, WITH, INSERT, UPDATE, DELETE, MERGE -> PreparableReader.read(cursor);
      case COPY -> CopyReader.read(cursor);
      case CALL -> CallStatementReader.read(cursor);
      case DO -> DoReader.read(cursor);
      case IMPORT -> ForeignDataReader.importSchema(cursor);
      case LISTEN, UNLISTEN, NOTIFY, FETCH, MOVE, CLOSE, DISCARD, LOAD, CHECKPOINT ->
        SessionReader.read(cursor);
      case TRUNCATE -> TruncateReader.read(cursor);
      case LOCK -> LockReader.read(cursor);
      case VACUUM -> MaintenanceReader.vacuum(cursor);
      case ANALYZE, ANALYSE -> MaintenanceReader.analyze(cursor);
      case CLUSTER -> MaintenanceReader.cluster(cursor);
      case REINDEX -> MaintenanceReader.reindex(cursor);
      case REFRESH -> ViewReader.refresh(cursor);
      default -> throw cursor.expected("a statement");
    };
  }

  /** A query, unless it is a SET in the form of one. */
  private static Statement selected(Cursor cursor) {
    Statement set = SetConfigReader.read(cursor);
    return set != null ? set : PreparableReader.read(cursor);
  }

  /** Sends a CREATE to its family by the kind of object, which stands behind words such as OR REPLACE or TEMPORARY. */
  private static Statement created(Cursor cursor) {
    int ahead = aheadOfKind(cursor);
    Keyword kind = cursor.keyword(ahead);
    if (kind == null) {
      throw cursor.expectedAhead(ahead, "what to create");
    }
    return switch (kind) {
      case TABLE -> CreateTableReader.read(cursor);
      case INDEX, UNIQUE -> IndexReader.read(cursor);
      case FOREIGN -> foreign(cursor);
      case VIEW, MATERIALIZED, RECURSIVE -> ViewReader.create(cursor);
      case TYPE -> CreateTypeReader.read(cursor);
      case DOMAIN -> DomainReader.create(cursor);
      case SEQUENCE -> SequenceReader.create(cursor);
      case FUNCTION, PROCEDURE -> RoutineReader.read(cursor);
      case TRIGGER, CONSTRAINT -> TriggerReader.create(cursor);
      case RULE -> RuleReader.create(cursor);
      case POLICY -> PolicyReader.create(cursor);
      case EXTENSION -> ExtensionReader.create(cursor);
      case SCHEMA -> SchemaReader.create(cursor);
      case STATISTICS -> StatisticsReader.create(cursor);
      case ACCESS,
          AGGREGATE,
          CAST,
          COLLATION,
          CONVERSION,
          DATABASE,
          EVENT,
          GROUP,
          LANGUAGE,
          OPERATOR,
          PROCEDURAL,
          PUBLICATION,
          ROLE,
          SERVER,
          SUBSCRIPTION,
          TABLESPACE,
          TEXT,
          TRANSFORM,
          USER -> CreateObjectReader.read(cursor);
      default -> throw cursor.expectedAhead(ahead, "what to create");
    };
  }

  /** Returns the word that says what the CREATE here creates, or the first of them; null where none is. */
  static @Nullable Keyword kindOfCreated(Cursor cursor) {
    return cursor.keyword(aheadOfKind(cursor));
  }

  private static int aheadOfKind(Cursor cursor) {
    int ahead = 1;
    while (true) {
      Keyword keyword = cursor.keyword(ahead);
      if (keyword == null) {
        return ahead;
      }
      switch (keyword) {
        case OR, REPLACE, GLOBAL, LOCAL, TEMP, TEMPORARY, UNLOGGED, DEFAULT, TRUSTED -> ahead++;
        default -> {
          return ahead;
        }
      }
    }
  }

  private static Statement foreign(Cursor cursor) {
    if (cursor.keyword(2) == Keyword.TABLE) {
      return CreateTableReader.read(cursor);
    }
    return CreateObjectReader.read(cursor);
  }

  /** Sends an ALTER to its family by the kind of object. */
  private static Statement altered(Cursor cursor) {
    Keyword kind = cursor.keyword(1);
    if (kind == null) {
      throw cursor.expectedAhead(1, "what to alter");
    }
    return switch (kind) {
      case TABLE, INDEX, VIEW, MATERIALIZED -> AlterTableReader.read(cursor);
      case FOREIGN -> {
        if (cursor.keyword(2) == Keyword.TABLE) {
          yield AlterTableReader.read(cursor);
        }
        yield AlterObjectReader.read(cursor);
      }
      case AGGREGATE,
          COLLATION,
          CONVERSION,
          DATABASE,
          EVENT,
          GROUP,
          LANGUAGE,
          LARGE,
          OPERATOR,
          PROCEDURAL,
          PUBLICATION,
          ROLE,
          SERVER,
          SUBSCRIPTION,
          TABLESPACE,
          TEXT,
          USER -> AlterObjectReader.read(cursor);
      case DEFAULT -> RightsReader.defaultPrivileges(cursor);
      case TYPE -> AlterTypeReader.read(cursor);
      case DOMAIN -> AlterDomainReader.read(cursor);
      case SEQUENCE -> SequenceReader.alter(cursor);
      case FUNCTION, PROCEDURE, ROUTINE -> AlterRoutineReader.read(cursor);
      case TRIGGER -> TriggerReader.alter(cursor);
      case RULE -> RuleReader.alter(cursor);
      case POLICY -> PolicyReader.alter(cursor);
      case EXTENSION -> ExtensionReader.alter(cursor);
      case SCHEMA -> SchemaReader.alter(cursor);
      case STATISTICS -> StatisticsReader.alter(cursor);
      case SYSTEM -> DatabaseReader.alterSystem(cursor);
      default -> throw cursor.expectedAhead(1, "what to alter");
    };
  }
}
