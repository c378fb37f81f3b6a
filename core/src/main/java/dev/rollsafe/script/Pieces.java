package dev.rollsafe.script;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Delta;
import dev.rollsafe.catalog.Extension;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Routine;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.Type;
import dev.rollsafe.catalog.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes objects of a catalog apart into {@link Piece}s. */
final class Pieces {

  final Catalog catalog;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();
  private final TablePieces tables;

  /**
   * No pieces yet.
   *
   * @param catalog the catalog the objects are in
   * @param there which tables are there already, with their partitions
   */
  Pieces(Catalog catalog, Predicate<ObjectName> there) {
    this.catalog = catalog;
    tables = new TablePieces(this, there);
  }

  /** Returns all pieces by their keys, in no particular order. */
  static Map<String, Piece> of(Catalog catalog) {
    Pieces pieces = new Pieces(catalog, table -> false);
    catalog.schemas().forEach(pieces::schema);
    catalog.schemasWithNotes().forEach(pieces::schema);
    catalog.extensions().forEach(pieces::extension);
    catalog.others().forEach(other -> pieces.add(OtherText.piece(other)));
    catalog.types().forEach(pieces::type);
    catalog.sequences().forEach(pieces::sequence);
    catalog.routines().forEach(named -> named.forEach(pieces::routine));
    catalog.tables().forEach(pieces.tables::add);
    catalog.views().forEach(pieces::view);
    return pieces.pieces;
  }

  /** Adds the pieces of some objects. */
  void add(Delta delta) {
    delta.schemas().forEach(this::schema);
    delta.extensions().forEach(this::extension);
    delta.others().forEach(other -> add(OtherText.piece(other)));
    delta.types().forEach(this::type);
    delta.sequences().forEach(this::sequence);
    delta.routines().forEach(this::routine);
    delta.tables().forEach(tables::add);
    delta.views().forEach(this::view);
  }

  /** Adds the pieces of a table or view, where there is one. */
  void relation(ObjectName name) {
    catalog.table(name).ifPresent(table -> {
      tables.add(table);
      catalog.ownedSequences(name).forEach(this::sequence);
    });
    catalog.view(name).ifPresent(this::view);
  }

  /** Returns those that were added, by their keys. */
  Map<String, Piece> byKey() {
    return pieces;
  }

  void add(Piece piece) {
    pieces.put(piece.key(), piece);
  }

  private void schema(String schema) {
    String name = Sql.identifier(schema);
    String key = "schema " + schema;
    if (catalog.schema(schema).isPresent() && !schema.equals("public")) {
      add(Piece.object(
          key, Piece.Rank.SCHEMA, schema, List.of("CREATE SCHEMA " + name), "DROP SCHEMA " + name));
    }
    notes("SCHEMA", name, List.of(key), catalog.attachedToSchema(schema));
  }

  private void extension(Extension extension) {
    if (extension.name().equals("plpgsql")) {
      return; // every database has it
    }
    String name = Sql.identifier(extension.name());
    String key = "extension " + extension.name();
    String text = "CREATE EXTENSION IF NOT EXISTS "
        + name
        + extension.schema().map(s -> " SCHEMA " + Sql.identifier(s)).orElse("")
        + extension.version().map(v -> " VERSION " + Sql.literal(v).strip()).orElse("");
    add(Piece.object(
        key, Piece.Rank.EXTENSION, extension.name(), List.of(text), "DROP EXTENSION " + name));
    notes("EXTENSION", name, List.of(key), extension.attached());
  }

  void type(Type type) {
    List<String> with = List.of("type " + type.name());
    String name = Sql.name(type.name());
    String kind = type.kind() == Type.Kind.DOMAIN ? "DOMAIN" : "TYPE";
    List<String> statements = new ArrayList<>();
    statements.add(TypeText.create(catalog, type));
    for (Constraint constraint : type.constraints()) {
      if (!constraint.validated()) {
        statements.add(
            "ALTER DOMAIN " + name + " ADD " + ConstraintText.definition(catalog, constraint));
      }
    }
    add(Piece.object(
            with.get(0),
            Piece.Rank.TYPE,
            type.name().name(),
            statements,
            "DROP " + kind + " " + name)
        .under(type.attached().path()));
    notes(kind, name, with, type.attached());
    for (Constraint constraint : type.constraints()) {
      String on = "CONSTRAINT " + Sql.identifier(constraint.name()) + " ON DOMAIN " + name;
      constraint.attached().comment().ifPresent(text -> comment(on, with, text));
    }
    for (Column attribute : type.attributes()) {
      String on = "COLUMN " + name + "." + Sql.identifier(attribute.name());
      attribute.attached().comment().ifPresent(text -> comment(on, with, text));
    }
  }

  private void sequence(Sequence sequence) {
    String name = Sql.name(sequence.name());
    String key = "sequence " + sequence.name();
    List<String> with = new ArrayList<>();
    sequence.owner().ifPresent(owner -> {
      with.add("table " + owner.table());
      with.add("column " + owner.table() + "." + owner.column());
    });
    if (!sequence.identity()) {
      add(Piece.object(
              key,
              Piece.Rank.SEQUENCE,
              sequence.name().name(),
              List.of(SequenceText.create(catalog, sequence)),
              "DROP SEQUENCE " + name)
          .with(with));
      List<String> owned = new ArrayList<>(with);
      owned.add(key);
      sequence
          .owner()
          .ifPresent(owner -> add(Piece.setting(
              "owned " + sequence.name(),
              Piece.Rank.SETTING,
              owned,
              "ALTER SEQUENCE " + name + " OWNED BY " + Sql.name(owner.table()) + "."
                  + Sql.identifier(owner.column()),
              "ALTER SEQUENCE " + name + " OWNED BY NONE")));
    }
    with.add(key);
    notes("SEQUENCE", name, with, sequence.attached());
  }

  void routine(Routine routine) {
    String key = "routine " + routine.name() + "(" + routine.signature() + ")";
    String reference = RoutineText.reference(catalog, routine);
    String kind = RoutineText.kind(routine);
    add(Piece.object(
            key,
            Piece.Rank.ROUTINE,
            routine.name().name(),
            RoutineText.create(catalog, routine),
            "DROP " + kind + " " + reference)
        .under(routine.attached().path()));
    notes(kind, reference, List.of(key), routine.attached());
  }

  private void view(View view) {
    if (view.temporary()) {
      return;
    }
    String name = Sql.name(view.name());
    String key = "view " + view.name();
    String kind = view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
    add(Piece.object(
            key,
            Piece.Rank.VIEW,
            view.name().name(),
            List.of(ViewText.create(view, catalog.spelledOut(view), false)),
            "DROP " + kind + " " + name)
        .under(view.attached().path())
        .doubted(view.attached().doubt()));
    relationNotes(kind, name, List.of(key), view.attached(), view.columnNotes());
    new HangingPieces(this).triggers(view.name(), List.of(key), view.triggers(), view.rules());
    tables.indexes(view.name(), List.of(key), false);
  }

  // ---- what is attached ----

  /** Adds comment, owner and privileges of an object. */
  void notes(String kind, String name, List<String> with, Attached attached) {
    relationNotes(kind, name, with, attached, Map.of());
  }

  /** Adds comment, owner and privileges of a relation and its columns. */
  void relationNotes(
      String kind,
      String name,
      List<String> with,
      Attached attached,
      Map<String, Attached> columns) {
    attached.comment().ifPresent(text -> comment(kind + " " + name, with, text));
    attached
        .owner()
        .ifPresent(owner -> add(Piece.setting(
            "owner " + kind + " " + name,
            Piece.Rank.NOTE,
            with,
            "ALTER " + kind + " " + name + " OWNER TO " + Sql.role(owner),
            "")));
    GrantText grants = new GrantText(
        switch (kind) {
          case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> "TABLE";
          default -> kind;
        },
        name,
        attached);
    columns.forEach((column, its) -> {
      grants.column(column, its);
      its.comment()
          .ifPresent(text -> comment(
              "COLUMN " + name + "." + Sql.identifier(column), ofColumn(with, column), text));
    });
    grants.pieces(with).forEach(this::add);
  }

  /** What stands on a column goes with the column, too. */
  private static List<String> ofColumn(List<String> with, String column) {
    List<String> keys = new ArrayList<>(with);
    keys.add("column " + with.get(0).substring(with.get(0).indexOf(' ') + 1) + "." + column);
    return keys;
  }

  void comment(String object, List<String> with, String text) {
    add(Piece.setting(
        "comment " + object,
        Piece.Rank.NOTE,
        with,
        "COMMENT ON " + object + " IS " + Sql.literal(text).strip(),
        "COMMENT ON " + object + " IS NULL"));
  }
}
