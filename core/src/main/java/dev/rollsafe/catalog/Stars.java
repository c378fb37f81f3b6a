package dev.rollsafe.catalog;

import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writes down in a query what {@code *} stands for: the server does so when it makes a view. */
final class Stars {

  private static final Set<String> END_OF_FROM = Set.of(
      "where",
      "group",
      "having",
      "window",
      "union",
      "intersect",
      "except",
      "order",
      "limit",
      "offset",
      "fetch",
      "for");

  private final String text;
  private final QueryFacts facts;
  private final Table table;
  private final Function<QueryFacts.Relation, ObjectName> names;
  private boolean certain = true;

  /**
   * A query.
   *
   * @param facts what it reads
   * @param table the table whose columns are put in
   * @param names the full name of a relation that the query reads
   */
  Stars(
      String text, QueryFacts facts, Table table, Function<QueryFacts.Relation, ObjectName> names) {
    this.text = text;
    this.facts = facts;
    this.table = table;
    this.names = names;
  }

  /** Says whether there is a star that is not that of {@code count(*)}. */
  static boolean mayStandIn(String text) {
    int star = text.indexOf('*');
    while (star >= 0 && text.substring(0, star).stripTrailing().endsWith("(")) {
      star = text.indexOf('*', star + 1);
    }
    return star >= 0;
  }

  /** Returns the query with the columns of the table in the place of stars; empty where some star may mean others too. */
  Optional<String> spelledOut() {
    StringBuilder result = new StringBuilder(text.length() + 64);
    int done = 0;
    Splitter splitter = Script.of("", text).statements();
    while (splitter.next()) {
      Tokens tokens = splitter.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (isStar(tokens, i)) {
          boolean qualified = tokens.kind(i - 1) == TokenKind.DOT;
          String qualifier = qualified ? tokens.identifier(i - 2) : "";
          if (qualified ? isMeant(qualifier) : isAlone(tokens, i)) {
            result.append(text, done, tokens.start(i)).append(columns(qualifier));
            done = tokens.end(i);
          }
        }
      }
    }
    return certain ? Optional.of(result.append(text.substring(done)).toString()) : Optional.empty();
  }

  /** No multiplication, and not that of {@code count(*)}. */
  private static boolean isStar(Tokens tokens, int at) {
    if (at == 0 || !tokens.text(at).equals("*")) {
      return false;
    }
    return switch (tokens.kind(at - 1)) {
      case DOT -> at > 1;
      case COMMA -> true;
      case WORD ->
        Set.of("select", "distinct", "all").contains(tokens.text(at - 1).toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  private boolean isMeant(String qualifier) {
    boolean meant = false;
    boolean other = false;
    for (QueryFacts.Relation relation : facts.relations()) {
      if (relation.alias().orElse(relation.name().name()).equals(qualifier)) {
        boolean same = names.apply(relation).equals(table.name());
        meant |= same;
        other |= !same;
      }
    }
    certain &= table.complete() ? !(meant && other) : !meant;
    return meant && !other && table.complete();
  }

  /** A star without a qualifier means the columns of all that stands in FROM. */
  private boolean isAlone(Tokens tokens, int star) {
    int from = star + 1;
    int depth = 0;
    while (from < tokens.size() && !(depth == 0 && word(tokens, from).equals("from"))) {
      depth += depth(tokens, from);
      from++;
    }
    int relations = 0;
    boolean named = false;
    depth = 0;
    for (int i = from + 1; i < tokens.size() && depth >= 0; i++) {
      if (depth == 0 && END_OF_FROM.contains(word(tokens, i))) {
        break;
      }
      boolean name = depth == 0
          && (tokens.kind(i) == TokenKind.WORD || tokens.kind(i) == TokenKind.QUOTED_IDENTIFIER);
      named |= name && tokens.identifier(i).equals(table.name().name());
      relations += tokens.kind(i) == TokenKind.COMMA && depth == 0 ? 1 : 0;
      relations += word(tokens, i).equals("join") && depth == 0 ? 1 : 0;
      depth += depth(tokens, i);
    }
    certain &= !named || (relations == 0 && table.complete());
    return named && relations == 0 && table.complete();
  }

  private static int depth(Tokens tokens, int at) {
    return switch (tokens.kind(at)) {
      case LEFT_PAREN -> 1;
      case RIGHT_PAREN -> -1;
      default -> 0;
    };
  }

  private static String word(Tokens tokens, int at) {
    return tokens.kind(at) == TokenKind.WORD ? tokens.text(at).toLowerCase(Locale.ROOT) : "";
  }

  private String columns(String qualifier) {
    String prefix = qualifier.isEmpty() ? "" : Renaming.quoted(qualifier) + ".";
    StringJoiner columns = new StringJoiner(", ");
    for (int i = 0; i < table.columns().size(); i++) {
      String name = Renaming.quoted(table.columns().get(i).name());
      // the qualifier of the first stands there already
      columns.add(i == 0 ? name : prefix + name);
    }
    return columns.toString();
  }
}
