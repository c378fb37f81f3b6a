package dev.rollsafe.parser;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.QueryFacts;
import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.XMLSerializeExpr;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserTreeConstants;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/**
 * Gathers facts from what JSqlParser has read. Names come from the nodes its grammar leaves behind, not from its visitors:
 * a visitor only finds what somebody thought of, while every column, table and call that was read leaves a node.
 */
final class SyntaxTree {
  /** The operands PostgreSQL knows; {@code @x}, a call of abs there, is a variable in other dialects. */
  private static final Set<Class<?>> OPERANDS = Set.of(
      AllColumns.class,
      AllTableColumns.class,
      AnalyticExpression.class,
      AnyComparisonExpression.class,
      ArrayConstructor.class,
      ArrayExpression.class,
      BooleanValue.class,
      CaseExpression.class,
      CastExpression.class,
      CollateExpression.class,
      Column.class,
      DateTimeLiteralExpression.class,
      DoubleValue.class,
      ExistsExpression.class,
      ExtractExpression.class,
      Function.class,
      IntervalExpression.class,
      JsonAggregateFunction.class,
      JsonExpression.class,
      JsonFunction.class,
      LongValue.class,
      NotExpression.class,
      NullValue.class,
      ParenthesedExpressionList.class,
      ParenthesedSelect.class,
      RowConstructor.class,
      RowGetExpression.class,
      SignedExpression.class,
      StringValue.class,
      TimeKeyExpression.class,
      TimezoneExpression.class,
      TrimFunction.class,
      XMLSerializeExpr.class);

  private final References references;

  private SyntaxTree(References references) {
    this.references = references;
  }

  static ExpressionFacts expression(Node root, Expression expression, Tokens tokens, int offset) {
    SyntaxTree tree = new SyntaxTree(new References(offset));
    tree.walk(root);
    tree.constructors(tokens);
    return FactsReader.facts(meaning(expression), tree.references);
  }

  static QueryFacts query(Node root, Select query, Tokens tokens, References references) {
    SyntaxTree tree = new SyntaxTree(references);
    tree.walk(root);
    tree.constructors(tokens);
    boolean limited = isLimited(query);
    return new QueryFacts(
        true,
        tree.references.relations(),
        tree.references.functions(),
        tree.references.columns(),
        outputs(query),
        limited);
  }

  // ---- names ----

  /** A WITH query is seen by those that stand behind it; by itself only where the list is recursive. */
  private void walk(Node parent) {
    int scope = references.enterScope();
    boolean recursive = false;
    for (int i = 0; i < parent.jjtGetNumChildren(); i++) {
      Node child = parent.jjtGetChild(i);
      if (child.getId() == CCJSqlParserTreeConstants.JJTWITHITEM) {
        recursive |= child.jjtGetFirstToken().image.equalsIgnoreCase("recursive");
        String name = withName(child);
        if (recursive) {
          references.withName(name);
        }
        walk(child);
        references.withName(name);
      } else {
        note(child);
        walk(child);
      }
    }
    references.leaveScope(scope);
  }

  private static String withName(Node item) {
    String first = item.jjtGetFirstToken().image;
    return name(first.equalsIgnoreCase("recursive") ? item.jjtGetFirstToken().next.image : first);
  }

  /** XML and JSON constructors are calls that leave no node of a call. */
  private void constructors(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Keyword keyword = tokens.keyword(i);
      if (keyword != null
          && CallReader.isConstructor(keyword)
          && tokens.kind(i + 1) == TokenKind.LEFT_PAREN) {
        references.function(keyword.word());
      }
    }
  }

  private void note(Node node) {
    Object value = node.jjtGetValue();
    if (node.getId() == CCJSqlParserTreeConstants.JJTPRIMARYEXPRESSION
        && !OPERANDS.contains(value.getClass())) {
      throw new IllegalStateException("an operand that is not PostgreSQL's: " + value.getClass());
    }
    switch (node.getId()) {
      case CCJSqlParserTreeConstants.JJTCOLUMN -> column((Column) value);
      case CCJSqlParserTreeConstants.JJTFUNCTION -> function(value);
      case CCJSqlParserTreeConstants.JJTTABLENAME -> table((Table) value, node);
      case CCJSqlParserTreeConstants.JJTPARENTHESEDSELECT -> subquery((Select) value);
      default -> {
        if (value instanceof TimeKeyExpression word) {
          references.function(withoutParentheses(word.getStringValue()));
        } else if (value instanceof AllColumns && !(value instanceof AllTableColumns)) {
          star(node);
        }
      }
    }
  }

  private void subquery(Select select) {
    references.subquery();
    Select inner = select instanceof ParenthesedSelect outer ? outer.getSelect() : select;
    if (isLimited(select) || isLimited(inner)) {
      references.limit();
    }
  }

  private static boolean isLimited(Select select) {
    return select.getLimit() != null || select.getFetch() != null;
  }

  private static String withoutParentheses(String text) {
    int parenthesis = text.indexOf('(');
    return parenthesis < 0 ? text : text.substring(0, parenthesis);
  }

  private void column(Column column) {
    references.column(qualifier(column), name(column.getColumnName()));
  }

  private static @Nullable String qualifier(Column column) {
    Table table = column.getTable();
    return table == null || table.getName() == null ? null : name(table.getName());
  }

  private void function(Object value) {
    if (value instanceof Function function) {
      StringBuilder name = new StringBuilder();
      for (String part : function.getMultipartName()) {
        name.append(name.length() == 0 ? "" : ".").append(name(part));
      }
      references.function(name.toString());
    }
  }

  /** The star of {@code count(*)} reads no column. */
  private void star(Node node) {
    Node item = node.jjtGetParent();
    if (item != null && item.getId() == CCJSqlParserTreeConstants.JJTSELECTITEM) {
      references.column(null, "*");
    }
  }

  private void table(Table table, Node node) {
    if (node.jjtGetParent().jjtGetValue() instanceof AllTableColumns) {
      references.column(name(table.getName()), "*");
      return;
    }
    String schema = table.getSchemaName();
    Span span = span(node);
    QualifiedName name =
        new QualifiedName(schema == null ? null : name(schema), name(table.getName()), span);
    Alias alias = table.getAlias();
    Optional<Identifier> named =
        alias == null ? Optional.empty() : Optional.of(new Identifier(name(alias.getName()), span));
    references.relation(name, named);
  }

  /** JSqlParser counts from one. */
  private static Span span(Node node) {
    return new Span(
        node.jjtGetFirstToken().absoluteBegin - 1, node.jjtGetLastToken().absoluteEnd - 1);
  }

  /** Returns the name that PostgreSQL makes of a word or a quoted identifier. */
  private static String name(String written) {
    Splitter splitter = Script.of("", written).statements();
    if (!splitter.next()) {
      return written;
    }
    Tokens tokens = splitter.tokens();
    return new Cursor(tokens).atLabel(0) ? tokens.identifier(0) : written;
  }

  // ---- structure ----

  private static Meaning meaning(Expression expression) {
    if (expression instanceof AndExpression and) {
      return meaning(and.getLeftExpression()).and(meaning(and.getRightExpression()));
    }
    if (expression instanceof OrExpression or) {
      return meaning(or.getLeftExpression()).or(meaning(or.getRightExpression()));
    }
    if (expression instanceof NotExpression not) {
      return meaning(not.getExpression()).not();
    }
    if (expression instanceof IsNullExpression test) {
      return meaning(test.getLeftExpression()).nullTest(test.isNot() || test.isUseNotNull());
    }
    if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      return meaning(list.get(0));
    }
    return operand(expression);
  }

  private static Meaning operand(Expression expression) {
    if (expression instanceof Column column) {
      return Meaning.column(new ColumnReference(
          Optional.ofNullable(qualifier(column)), name(column.getColumnName())));
    }
    return expression instanceof CastExpression cast && cast.getLeftExpression() != null
        ? cast(cast)
        : Meaning.NOTHING;
  }

  private static Meaning cast(CastExpression cast) {
    Tokens tokens = FactsReader.tokens(String.valueOf(cast.getColDataType()));
    if (tokens == null) {
      return Meaning.NOTHING;
    }
    try {
      Cursor cursor = new Cursor(tokens);
      DataType type = cursor.type();
      return cursor.atEnd()
          ? meaning(cast.getLeftExpression()).castTo(type, TypeLabels.of(type))
          : Meaning.NOTHING;
    } catch (ParseFailure unknownType) {
      return Meaning.NOTHING;
    }
  }

  private static List<String> outputs(Select query) {
    if (query instanceof SetOperationList list) {
      return outputs(list.getSelect(0));
    }
    if (query instanceof ParenthesedSelect inner) {
      return outputs(inner.getSelect());
    }
    List<String> outputs = new ArrayList<>();
    if (query instanceof PlainSelect plain) {
      for (SelectItem<?> item : plain.getSelectItems()) {
        String output = output(item);
        if (output == null) {
          return List.of();
        }
        outputs.add(output);
      }
    }
    return outputs;
  }

  private static @Nullable String output(SelectItem<?> item) {
    Expression expression = item.getExpression();
    if (item.getAlias() != null) {
      return name(item.getAlias().getName());
    }
    if (expression instanceof Column column) {
      return name(column.getColumnName());
    }
    if (expression instanceof Function function) {
      List<String> parts = function.getMultipartName();
      return name(parts.get(parts.size() - 1));
    }
    return null;
  }
}
