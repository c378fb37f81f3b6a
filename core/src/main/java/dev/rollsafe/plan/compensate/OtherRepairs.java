package dev.rollsafe.plan.compensate;

import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Sequence;
import dev.rollsafe.catalog.View;
import dev.rollsafe.plan.sequence.Block;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Stage;
import dev.rollsafe.plan.sequence.Step;
import java.util.ArrayList;
import java.util.List;

/** Brings back sequences that stand by themselves, and privileges that were taken. */
final class OtherRepairs {

  private final Scene scene;
  private final Repairs repairs;

  OtherRepairs(Scene scene, Repairs repairs) {
    this.scene = scene;
    this.repairs = repairs;
  }

  void sequences() {
    for (Sequence was : scene.before().sequences()) {
      if (was.owner().isEmpty()
          && scene.after().sequence(was.name()).isEmpty()
          && !scene.after().hasRelation(was.name())) {
        repairs.add(
            was.name(),
            "",
            "Bring back the sequence " + was.name(),
            List.of(Step.of(
                    Names.joined(was.name().name(), "back"),
                    Stage.EXPAND,
                    "Bring back the sequence " + was.name(),
                    Block.transaction(scene.was().sequence(was.name()).statements()))
                .undo(Block.transaction(List.of("DROP SEQUENCE " + Names.quoted(was.name()))))),
            List.of("It begins anew: move it behind the numbers that are taken (setval)"));
      }
    }
  }

  void privileges() {
    for (Pair pair : scene.pairs()) {
      grants(pair.name(), pair.was().attached(), pair.now().attached());
    }
    for (View was : scene.before().views()) {
      scene
          .after()
          .view(was.name())
          .ifPresent(now -> grants(was.name(), was.attached(), now.attached()));
    }
  }

  private void grants(ObjectName name, Attached was, Attached now) {
    List<String> statements = new ArrayList<>();
    for (Attached.Privilege privilege : was.privileges()) {
      if (!privilege.revoked() && !now.privileges().contains(privilege)) {
        statements.add("GRANT " + privilege.name() + " ON " + Names.quoted(name) + " TO "
            + (privilege.role().equals("public") ? "PUBLIC" : Names.quoted(privilege.role()))
            + (privilege.grantable() ? " WITH GRANT OPTION" : ""));
      }
    }
    if (!statements.isEmpty()) {
      repairs.add(
          name,
          "",
          "Give rights on " + name + " back",
          Step.of(
              Names.joined(name.name(), "rights"),
              Stage.EXPAND,
              "Give rights on " + name + " back",
              Block.transaction(statements)));
    }
  }
}
