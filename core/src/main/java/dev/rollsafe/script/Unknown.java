package dev.rollsafe.script;

/** Why something that is there cannot be taken away. */
final class Unknown {

  private Unknown() {}

  /** Returns what is not known of how it was before. */
  static String before(Piece piece) {
    return switch (piece.kind()) {
      case "owner" -> "who owned it before is not in the history";
      case "grant" -> "which rights there were before is not in the history";
      case "setting" -> "how it was set before is not in the history";
      default -> "how to take it away is not followed";
    };
  }
}
