package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.effect.Effect;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.plan.sequence.Conversion;
import dev.rollsafe.plan.sequence.Half;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Refused;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values of columns go from one type to another and back. */
final class TypeChange {

  /** Types of which each holds every value of those before it. */
  private static final List<List<String>> WIDENING = List.of(
      List.of("smallint", "integer", "bigint"),
      List.of("character varying", "text"),
      List.of("numeric"),
      List.of("real", "double precision"));

  private static final List<String> LEAST =
      List.of("-32768", "-2147483648", "(-9223372036854775808)");
  private static final List<String> MOST = List.of("32767", "2147483647", "9223372036854775807");

  private final Scene scene;
  private final Pair pair;

  TypeChange(Scene scene, Pair pair) {
    this.scene = scene;
    this.pair = pair;
  }

  Half half(Column column, String from, boolean plain) {
    return new Half(column, Names.type(column.type(), scene.after()), from, plain);
  }

  boolean isColumn(String expression) {
    Tokens tokens = Words.tokens(expression);
    return tokens.size() == 1
        && (tokens.kind(0) == TokenKind.WORD || tokens.kind(0) == TokenKind.QUOTED_IDENTIFIER)
        && (pair.was().column(tokens.identifier(0)).isPresent()
            || pair.now().column(tokens.identifier(0)).isPresent());
  }

  /** Says whether {@code large} holds every value of {@code small}, in the same form. */
  static boolean holds(DataType large, DataType small) {
    if (large.isArray() || small.isArray()) {
      return large.sameAs(small);
    }
    for (List<String> row : WIDENING) {
      int from = row.indexOf(small.name().name());
      int to = row.indexOf(large.name().name());
      if (from >= 0 && to >= 0) {
        boolean free = large.modifiers().isEmpty();
        return from == to ? free || isWider(large, small) : from < to && free;
      }
    }
    return false;
  }

  private static boolean isWider(DataType large, DataType small) {
    if (small.modifiers().isEmpty()) {
      return false;
    }
    try {
      int digits = digits(large, 0) - digits(small, 0);
      int scale = digits(large, 1) - digits(small, 1);
      return digits >= 0 && scale >= 0 && digits >= scale;
    } catch (NumberFormatException odd) {
      return false;
    }
  }

  private static int digits(DataType type, int i) {
    return type.modifiers().size() > i ? Integer.parseInt(type.modifiers().get(i)) : 0;
  }

  /** Returns the conversion from the new type to the earlier one of what is called {@code name} now. */
  String down(Column was, Column now, String name) {
    Optional<String> said = scene.said(pair.name(), was.name());
    if (said.isPresent()) {
      return Words.renamed(said.get(), Map.of(now.name(), name));
    }
    Optional<String> up = scene.flows().up(pair.name(), now.name());
    if (up.isPresent() && !Words.of(up.get()).isEmpty()) {
      Optional<String> down = Inverse.of(
          now.name(), Map.of(name, up.get()), fresh -> back(was, Renamed.column(now, fresh)));
      return down.map(text -> fitting(was, text))
          .orElseThrow(() ->
              new Refused("USING " + up.get() + " cannot be turned round; say how " + pair.name()
                  + "." + was.name() + " is computed, in a line `" + pair.name() + "." + was.name()
                  + " = EXPRESSION` for --expressions or behind rollsafe:value in the migration"));
    }
    return back(was, Renamed.column(now, name));
  }

  /** Returns the conversion from the earlier type to the new one of what is called {@code name} now. */
  String up(Column was, Column now, String name) {
    Optional<String> said = was.name().equals(now.name())
        ? scene
            .said(pair.name(), now.name() + "_new")
            .or(() -> scene.flows().up(pair.name(), now.name()))
        : scene.up(pair, now.name());
    return said.map(up -> Words.renamed(up, Map.of(was.name(), name)))
        .orElseGet(() -> back(now, Renamed.column(was, name)));
  }

  /** Returns the conversion of {@code from} to the type of {@code to}. */
  String back(Column to, Column from) {
    boolean zoned = to.type().name().name().startsWith("timestamp with ")
        != from.type().name().name().startsWith("timestamp with ");
    if (zoned) {
      throw new Refused("what a time means without its zone depends on the session; say how "
          + pair.name() + "." + to.name() + " is computed (AT TIME ZONE), in a line `" + pair.name()
          + "." + to.name() + " = EXPRESSION` for --expressions");
    }
    return Conversion.of(from.name(), from.type(), to.type(), scene.after(), scene.version());
  }

  /** A number that does not fit becomes null, rather than that the write fails. */
  String fitting(Column column, String expression) {
    int integer = WIDENING.get(0).indexOf(column.type().name().name());
    if (integer < 0 || column.type().isArray() || !expression.startsWith("CAST(")) {
      return expression;
    }
    return "CASE WHEN " + expression + " BETWEEN " + LEAST.get(integer) + " AND "
        + MOST.get(integer) + " THEN CAST(" + expression + " AS " + column.type() + ") END";
  }

  /** Says whether the column can get its earlier type where it stands, without its table being written anew. */
  boolean isInPlace(Column was, Column now) {
    if (!holds(was.type(), now.type())) {
      return false;
    }
    String alter = "ALTER TABLE " + Names.quoted(pair.now().name()) + " " + action(was);
    Statement statement = SqlParser.statement(Words.tokens(alter));
    Effect effect = Effects.of(statement, scene.after(), scene.version());
    return effect.rewrites().isEmpty() && effect.failure().isEmpty() && !effect.assumed();
  }

  /** Returns the action that gives a column its earlier type. */
  String action(Column was) {
    return "ALTER COLUMN " + Names.quoted(was.name()) + " TYPE "
        + Names.type(was.type(), scene.before());
  }
}
