package dev.rollsafe.lint;

import dev.rollsafe.effect.Effect;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps equal effects and names once: most statements of a large history do what another did before. */
final class Interner {

  private final Map<Effect, Effect> effects = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private @Nullable Effect last;

  Effect effect(Effect effect) {
    Effect previous = last;
    if (previous != null && previous.equals(effect)) {
      return previous;
    }
    Effect known = effects.putIfAbsent(effect, effect);
    Effect kept = known == null ? effect : known;
    last = kept;
    return kept;
  }

  String name(String name) {
    String known = names.putIfAbsent(name, name);
    return known == null ? name : known;
  }
}
