package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateDomain;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.Attributes;
import dev.rollsafe.sql.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE DOMAIN}. */
final class DomainReader {
  private final Cursor cursor;
  private final List<TableConstraint> constraints = new ArrayList<>(2);
  private @Nullable QualifiedName collation;
  private @Nullable Expression defaultValue;
  private boolean notNull;
  private boolean nullable;

  private DomainReader(Cursor cursor) {
    this.cursor = cursor;
  }

  static Statement create(Cursor cursor) {
    int start = cursor.mark();
    cursor.expect(Keyword.CREATE, Keyword.DOMAIN);
    QualifiedName name = cursor.qualifiedName("the name of a domain");
    cursor.accept(Keyword.AS);
    DataType type = cursor.type();
    DomainReader reader = new DomainReader(cursor);
    boolean more;
    do {
      more = reader.property();
    } while (more);
    return new CreateDomain(
        name,
        type,
        Optional.ofNullable(reader.collation),
        Optional.ofNullable(reader.defaultValue),
        reader.notNull,
        reader.constraints,
        cursor.spanFrom(start));
  }

  /** Reads what may follow the type, in any order; says whether there was anything. */
  private boolean property() {
    if (collation == null && cursor.at(Keyword.COLLATE)) {
      cursor.skip();
      collation = cursor.qualifiedName("a collation");
      return true;
    }
    int start = cursor.mark();
    Optional<Identifier> name = Optional.empty();
    if (cursor.accept(Keyword.CONSTRAINT)) {
      name = Optional.of(cursor.identifier("a constraint name"));
    }
    boolean found = element(name, start);
    if (!found && name.isPresent()) {
      throw cursor.expected("CHECK, NOT NULL, NULL or DEFAULT");
    }
    return found;
  }

  private boolean element(Optional<Identifier> name, int start) {
    if (cursor.accept(Keyword.CHECK)) {
      Expression condition = cursor.parenthesisedExpression();
      constraints.add(
          new TableConstraint.Check(name, condition, Attributes.NONE, cursor.spanFrom(start)));
    } else if (defaultValue == null && cursor.accept(Keyword.DEFAULT)) {
      defaultValue = cursor.restrictedExpression();
    } else if (!notNull && cursor.accept(Keyword.NULL)) {
      nullable = true;
    } else if (!nullable && cursor.accept(Keyword.NOT, Keyword.NULL)) {
      notNull = true;
      if (name.isPresent()) {
        constraints.add(new TableConstraint.NotNull(
            name, Optional.empty(), Attributes.NONE, cursor.spanFrom(start)));
      }
    } else {
      return false;
    }
    return true;
  }
}
