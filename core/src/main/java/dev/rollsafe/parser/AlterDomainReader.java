package dev.rollsafe.parser;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterDomain;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.Identifier;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.sql.Keyword;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code ALTER DOMAIN}. */
final class AlterDomainReader {
  private final Cursor cursor;
  private final int start;
  private final QualifiedName name;

  /** Stands where the actions of a table name a column. */
  private final Identifier self;

  private AlterDomainReader(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.mark();
    cursor.expect(Keyword.ALTER, Keyword.DOMAIN);
    this.name = cursor.qualifiedName("the name of a domain");
    this.self = new Identifier(name.name(), name.span());
  }

  static Statement read(Cursor cursor) {
    return new AlterDomainReader(cursor).read();
  }

  private Statement read() {
    if (cursor.accept(Keyword.RENAME, Keyword.CONSTRAINT)) {
      return renameConstraint();
    }
    Statement change = ObjectChangeReader.read(
        cursor, start, ObjectKind.DOMAIN, new ObjectReader.Reference(name), false);
    if (change != null) {
      return change;
    }
    AlterAction action = action();
    if (action == null) {
      throw cursor.expected("SET, DROP, ADD, VALIDATE, RENAME or OWNER TO");
    }
    return new AlterDomain(name, action, cursor.spanFrom(start));
  }

  private Statement renameConstraint() {
    Identifier old = cursor.identifier("a constraint name");
    cursor.expect(Keyword.TO);
    Identifier newName = cursor.identifier("a new name");
    return new Rename(
        ObjectKind.CONSTRAINT,
        name,
        Optional.of(old),
        newName,
        false,
        ObjectKind.DOMAIN,
        Optional.empty(),
        cursor.spanFrom(start));
  }

  private @Nullable AlterAction action() {
    int mark = cursor.mark();
    if (cursor.accept(Keyword.SET)) {
      return set(mark);
    }
    if (cursor.accept(Keyword.DROP)) {
      return drop(mark);
    }
    if (cursor.accept(Keyword.ADD)) {
      TableConstraint constraint = ConstraintReader.domain(cursor);
      return new AlterAction.AddConstraint(constraint, cursor.spanFrom(mark));
    }
    if (cursor.accept(Keyword.VALIDATE)) {
      cursor.expect(Keyword.CONSTRAINT);
      Identifier constraint = cursor.identifier("a constraint name");
      return new AlterAction.ValidateConstraint(constraint, cursor.spanFrom(mark));
    }
    return null;
  }

  private AlterAction set(int mark) {
    if (cursor.accept(Keyword.DEFAULT)) {
      Expression value = cursor.expression();
      return new AlterAction.SetDefault(self, value, cursor.spanFrom(mark));
    }
    if (cursor.accept(Keyword.NOT, Keyword.NULL)) {
      return new AlterAction.SetNotNull(self, cursor.spanFrom(mark));
    }
    throw cursor.expected("DEFAULT, NOT NULL or SCHEMA");
  }

  private AlterAction drop(int mark) {
    if (cursor.accept(Keyword.DEFAULT)) {
      return new AlterAction.DropDefault(self, cursor.spanFrom(mark));
    }
    if (cursor.accept(Keyword.NOT, Keyword.NULL)) {
      return new AlterAction.DropNotNull(self, cursor.spanFrom(mark));
    }
    if (!cursor.accept(Keyword.CONSTRAINT)) {
      throw cursor.expected("DEFAULT, NOT NULL or CONSTRAINT");
    }
    boolean ifExists = cursor.ifExists();
    Identifier constraint = cursor.identifier("a constraint name");
    boolean cascade = cursor.cascade();
    return new AlterAction.DropConstraint(constraint, ifExists, cascade, cursor.spanFrom(mark));
  }
}
