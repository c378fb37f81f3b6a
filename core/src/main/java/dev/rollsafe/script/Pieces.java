package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Extension;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.OtherObject;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a catalog apart into {@link Piece}s. */
final class Pieces {

  final Catalog catalog;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  private Pieces(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns all pieces by their keys, in no particular order. */
  static Map<String, Piece> of(Catalog catalog) {
    Pieces pieces = new Pieces(catalog);
    pieces.schemas();
    pieces.types();
    pieces.sequences();
    pieces.routines();
    TablePieces tables = new TablePieces(pieces);
    for (Table table : catalog.tables()) {
      tables.add(table);
    }
    for (View view : catalog.views()) {
      pieces.view(view, tables);
    }
    return pieces.pieces;
  }

  void add(Piece piece) {
    pieces.put(piece.key(), piece);
  }

  private void schemas() {
    for (String schema : catalog.schemas()) {
      String name = Sql.identifier(schema);
      add(named("schema " + schema, Piece.Rank.SCHEMA, schema, "CREATE SCHEMA " + name, List.of()));
    }
    for (String schema : catalog.schemasWithNotes()) {
      String name = Sql.identifier(schema);
      notes("SCHEMA", name, Optional.empty(), catalog.attachedToSchema(schema));
    }
    for (Extension extension : catalog.extensions()) {
      String name = Sql.identifier(extension.name());
      String text = "CREATE EXTENSION IF NOT EXISTS "
          + name
          + extension.schema().map(s -> " SCHEMA " + Sql.identifier(s)).orElse("")
          + extension.version().map(v -> " VERSION " + Sql.literal(v).strip()).orElse("");
      add(named(
          "extension " + extension.name(),
          Piece.Rank.EXTENSION,
          extension.name(),
          text,
          List.of()));
      notes("EXTENSION", name, Optional.empty(), extension.attached());
    }
    for (OtherObject other : catalog.others()) {
      other(other);
    }
  }

  private void other(OtherObject other) {
    String key = other.kind().noun() + " " + other.name();
    Piece.Rank rank = switch (other.kind()) {
      case AGGREGATE, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, CAST, TEXT_SEARCH_CONFIGURATION ->
        Piece.Rank.ROUTINE;
      case EVENT_TRIGGER, PUBLICATION, SUBSCRIPTION, DEFAULT_PRIVILEGES, USER_MAPPING ->
        Piece.Rank.NOTE;
      default -> Piece.Rank.OTHER;
    };
    add(new Piece(
        key,
        rank,
        provides(other),
        Optional.empty(),
        other.statements(),
        List.of(),
        Optional.empty()));
  }

  /** What is called by a name; casts and operators are not. */
  private static String provides(OtherObject other) {
    return switch (other.kind()) {
      case CAST, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, DEFAULT_PRIVILEGES, USER_MAPPING -> "";
      default -> other.name().substring(other.name().lastIndexOf('.') + 1);
    };
  }

  private void types() {
    for (Type type : catalog.types()) {
      String key = "type " + type.name();
      String name = Sql.name(type.name());
      List<String> statements = new ArrayList<>();
      statements.add(TypeText.create(catalog, type));
      for (var constraint : type.constraints()) {
        if (!constraint.validated()) {
          statements.add(
              "ALTER DOMAIN " + name + " ADD " + ConstraintText.definition(catalog, constraint));
        }
      }
      add(named(
          key, Piece.Rank.TYPE, type.name().name(), statements, type.attached().path()));
      String kind = type.kind() == Type.Kind.DOMAIN ? "DOMAIN" : "TYPE";
      notes(kind, name, Optional.empty(), type.attached());
      for (var constraint : type.constraints()) {
        constraint
            .attached()
            .comment()
            .ifPresent(text -> comment(
                "CONSTRAINT " + Sql.identifier(constraint.name()) + " ON DOMAIN " + name,
                Optional.empty(),
                text));
      }
      for (var attribute : type.attributes()) {
        attribute
            .attached()
            .comment()
            .ifPresent(text -> comment(
                "COLUMN " + name + "." + Sql.identifier(attribute.name()), Optional.empty(), text));
      }
    }
  }

  private void sequences() {
    for (Sequence sequence : catalog.sequences()) {
      String name = Sql.name(sequence.name());
      Optional<ObjectName> table = sequence.owner().map(Sequence.SequenceOwner::table);
      if (!sequence.identity()) {
        add(new Piece(
            "sequence " + sequence.name(),
            Piece.Rank.SEQUENCE,
            sequence.name().name(),
            table,
            List.of(SequenceText.create(catalog, sequence)),
            List.of(),
            Optional.empty()));
        sequence
            .owner()
            .ifPresent(owner -> add(Piece.of(
                "owned " + sequence.name() + " " + owner.table() + "." + owner.column(),
                Piece.Rank.SETTING,
                owner.table(),
                List.of(),
                "ALTER SEQUENCE " + name + " OWNED BY " + Sql.name(owner.table()) + "."
                    + Sql.identifier(owner.column()))));
      }
      notes("SEQUENCE", name, table, sequence.attached());
    }
  }

  private void routines() {
    for (List<Routine> overloads : catalog.routines()) {
      for (Routine routine : overloads) {
        add(named(
            "routine " + routine.name() + "(" + routine.signature() + ")",
            Piece.Rank.ROUTINE,
            routine.name().name(),
            RoutineText.create(catalog, routine),
            routine.attached().path()));
        notes(
            RoutineText.kind(routine),
            RoutineText.reference(catalog, routine),
            Optional.empty(),
            routine.attached());
      }
    }
  }

  private void view(View view, TablePieces tables) {
    if (view.temporary()) {
      return;
    }
    String name = Sql.name(view.name());
    Optional<String> doubt = view.attached().doubt();
    add(new Piece(
        "view " + view.name(),
        Piece.Rank.VIEW,
        view.name().name(),
        Optional.of(view.name()),
        doubt.isPresent() ? List.of() : List.of(ViewText.create(view, false)),
        view.attached().path(),
        doubt));
    notes(
        view.materialized() ? "MATERIALIZED VIEW" : "VIEW",
        name,
        Optional.of(view.name()),
        view.attached());
    for (Map.Entry<String, Attached> column : view.columnNotes().entrySet()) {
      columnNotes(view.name(), column.getKey(), column.getValue());
    }
    tables.triggers(view.name(), view.triggers(), view.rules());
    tables.indexes(view.name(), false);
  }

  // ---- what is attached ----

  /** Adds comment, owner and privileges of an object. */
  void notes(String kind, String name, Optional<ObjectName> on, Attached attached) {
    attached.comment().ifPresent(text -> comment(kind + " " + name, on, text));
    attached
        .owner()
        .ifPresent(owner -> note(
            "owner " + kind + " " + name + " " + owner,
            on,
            "ALTER " + kind + " " + name + " OWNER TO " + Sql.role(owner)));
    String grantKind = switch (kind) {
      case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> "TABLE";
      default -> kind;
    };
    for (Attached.Privilege privilege : attached.privileges()) {
      note(
          "grant " + grantKind + " " + name + " " + privilege,
          on,
          grant(privilege, "", grantKind + " " + name));
    }
  }

  void columnNotes(ObjectName relation, String column, Attached attached) {
    String name = Sql.identifier(column);
    attached
        .comment()
        .ifPresent(text ->
            comment("COLUMN " + Sql.name(relation) + "." + name, Optional.of(relation), text));
    for (Attached.Privilege privilege : attached.privileges()) {
      note(
          "grant column " + relation + "." + column + " " + privilege,
          Optional.of(relation),
          grant(privilege, " (" + name + ")", "TABLE " + Sql.name(relation)));
    }
  }

  private static String grant(Attached.Privilege privilege, String columns, String object) {
    return privilege.revoked()
        ? "REVOKE " + privilege.name() + columns + " ON " + object + " FROM "
            + Sql.role(privilege.role())
        : "GRANT " + privilege.name() + columns + " ON " + object + " TO "
            + Sql.role(privilege.role())
            + (privilege.grantable() ? " WITH GRANT OPTION" : "");
  }

  void comment(String object, Optional<ObjectName> on, String text) {
    note(
        "comment " + object + " " + text,
        on,
        "COMMENT ON " + object + " IS " + Sql.literal(text).strip());
  }

  private void note(String key, Optional<ObjectName> on, String statement) {
    add(new Piece(key, Piece.Rank.NOTE, "", on, List.of(statement), List.of(), Optional.empty()));
  }

  private static Piece named(
      String key, Piece.Rank rank, String provides, String statement, List<String> path) {
    return named(key, rank, provides, List.of(statement), path);
  }

  private static Piece named(
      String key, Piece.Rank rank, String provides, List<String> statements, List<String> path) {
    return new Piece(key, rank, provides, Optional.empty(), statements, path, Optional.empty());
  }
}
