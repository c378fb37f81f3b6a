package dev.rollsafe.catalog;

import dev.rollsafe.ast.Query;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the text of views true while what they read changes its names: the server keeps what a query means. Where the text
 * alone does not tell what is meant, the view says so ({@link Attached#doubt}).
 */
final class ViewRewrite {

  private final Editor editor;

  ViewRewrite(Editor editor) {
    this.editor = editor;
  }

  /** Pins what {@code *} stands for, before {@code table} gets another column. */
  void beforeAdding(Table table) {
    for (View view : new Catalog(editor.state()).viewsOn(table.name())) {
      if (view.query().text().indexOf('*') >= 0) {
        put(expanded(view, table));
      }
    }
  }

  void columnRenamed(Table table, String from, String to) {
    for (View view : new Catalog(editor.state()).viewsOn(table.name())) {
      boolean star = view.query().text().indexOf('*') >= 0;
      View plain = star ? expanded(view, table) : view;
      if (Mentions.words(plain.query().text()).contains(from)) {
        put(renamed(plain, table, from, to));
      } else if (star) {
        put(plain);
      }
    }
  }

  void relationRenamed(View view, ObjectName from, ObjectName to) {
    QueryFacts facts = SqlParser.facts(view.query());
    for (QueryFacts.Relation relation : facts.relations()) {
      Table table = editor.table(relation.name());
      boolean alias = relation.alias().filter(from.name()::equals).isPresent();
      if (alias || (table != null && table.column(from.name()).isPresent())) {
        put(doubted(view, "it reads " + from + ", which got another name"));
        return;
      }
    }
    String name = Renaming.quoted(to.name());
    String relation = from.schema().equals(to.schema()) ? name : Renaming.quoted(to);
    String text = view.query().text();
    if (!from.schema().equals(to.schema()) && text.contains(from.schema() + ".")) {
      put(doubted(view, "it reads " + from + ", which moved to another schema"));
      return;
    }
    text = Renaming.replaced(text, from.name(), name, ViewRewrite::isQualifier);
    text = Renaming.replaced(text, from.name(), relation, (tokens, at) -> !isQualifier(tokens, at));
    put(with(view, view.columns(), text));
  }

  private static boolean isQualifier(Tokens tokens, int at) {
    return at + 1 < tokens.size() && tokens.kind(at + 1) == TokenKind.DOT;
  }

  private View renamed(View view, Table table, String from, String to) {
    QueryFacts facts = SqlParser.facts(view.query());
    List<String> columns = view.columns().isEmpty() ? facts.outputs() : view.columns();
    boolean known = facts.understood() && !columns.isEmpty() && selects(view) == 1;
    for (QueryFacts.Relation relation : facts.relations()) {
      Table other = editor.table(relation.name());
      boolean itself = other != null && other.name().equals(table.name());
      known &=
          itself || (other != null && other.complete() && other.column(from).isEmpty());
    }
    if (!known) {
      return doubted(view, "it reads " + table.name() + "." + from + ", which got another name");
    }
    String text =
        Renaming.replaced(view.query().text(), from, Renaming.quoted(to), ViewRewrite::isNoLabel);
    return with(view, columns, text);
  }

  private static boolean isNoLabel(Tokens tokens, int at) {
    return Renaming.isColumn(tokens, at) && !(at > 0 && tokens.text(at - 1).equalsIgnoreCase("as"));
  }

  private View expanded(View view, Table table) {
    QueryFacts facts = SqlParser.facts(view.query());
    String text = view.query().text();
    return new Stars(text, facts, table, relation -> editor.state().relation(relation.name()))
        .spelledOut()
        .map(written -> written.equals(text) ? view : with(view, view.columns(), written))
        .orElseGet(() ->
            doubted(view, "it reads all columns of " + table.name() + ", which got others since"));
  }

  private static int selects(View view) {
    String text = view.query().text().toLowerCase(java.util.Locale.ROOT);
    int count = 0;
    for (int at = text.indexOf("select"); at >= 0; at = text.indexOf("select", at + 1)) {
      count++;
    }
    return count;
  }

  private void put(View view) {
    editor.put(view);
  }

  private static View doubted(View v, String reason) {
    return Views.attached(v, v.rules(), v.columnNotes(), v.attached().doubted(reason));
  }

  private static View with(View v, List<String> columns, String text) {
    return Views.rewritten(
        v, new ArrayList<>(columns), new Query(text, v.query().span()));
  }
}
