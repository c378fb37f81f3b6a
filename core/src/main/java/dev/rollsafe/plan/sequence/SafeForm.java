package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DoBlock;
import dev.rollsafe.effect.Effect.Transactionality;
import dev.rollsafe.effect.Effects;
import dev.rollsafe.lint.Finding;
import dev.rollsafe.lint.Fix;
import dev.rollsafe.lint.TextEdit;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Span;
import dev.rollsafe.sql.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The safe form of a statement that needs no sequence, as the finding about it brings it along. */
final class SafeForm {

  private SafeForm() {}

  static Optional<Sequence> of(Unit unit, List<Finding> findings, Position position) {
    Span span = unit.statement().span();
    if (unit.statement() instanceof DoBlock) {
      return Optional.empty();
    }
    for (Finding finding : findings) {
      boolean here = finding.span().start() >= span.start() && finding.span().end() <= span.end();
      Optional<String> sql =
          here ? finding.fix().flatMap(fix -> applied(unit.sql(), span, fix)) : Optional.empty();
      if (sql.isPresent()) {
        return sequence(unit, sql.get(), finding, position);
      }
    }
    return Optional.empty();
  }

  /** Applies a fix that stays within the statement. */
  private static Optional<String> applied(String sql, Span span, Fix fix) {
    StringBuilder text = new StringBuilder(sql);
    List<TextEdit> edits = fix.edits();
    for (int i = edits.size() - 1; i >= 0; i--) {
      Span edited = edits.get(i).span();
      if (edited.start() <= span.start()
          || edited.end() > span.end()
          || sql.length() != span.end() - span.start()) {
        return Optional.empty();
      }
      text.replace(
          edited.start() - span.start(),
          edited.end() - span.start(),
          edits.get(i).replacement());
    }
    return Optional.of(text.toString());
  }

  private static Optional<Sequence> sequence(
      Unit unit, String sql, Finding finding, Position position) {
    Splitter splitter = Script.of("safe", sql).statements();
    if (!splitter.next()) {
      return Optional.empty();
    }
    boolean outside =
        Effects.of(SqlParser.statement(splitter), unit.before(), unit.version()).transactionality()
            != Transactionality.ANY;
    if (splitter.next()) {
      return Optional.empty();
    }
    String title = finding.fix().orElseThrow().title();
    String name = Names.forFile(finding.migration()) + "_line_" + position.line();
    return Optional.of(new Sequence(
        name + "_" + position.column(),
        title,
        List.of(Step.of(
            name,
            Stage.EXPAND,
            title,
            outside ? Block.outside(sql) : Block.transaction(List.of(sql)))),
        new ArrayList<>(finding.fix().get().notes())));
  }
}
