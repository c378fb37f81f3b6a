package dev.rollsafe.report;

import dev.rollsafe.effect.Phase;
import dev.rollsafe.lint.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The parts of the page that say nothing of single migrations. */
final class HtmlParts {

  private HtmlParts() {}

  static String resource(String name) throws IOException {
    try (InputStream in = HtmlParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** By this the page runs its own script and no other, whatever got into it. */
  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static void tiles(Appendable out, Summary total) throws IOException {
    out.append("<ul class=\"tiles\">\n");
    tile(out, "error", total.errors(), total.errors() == 1 ? "error" : "errors");
    tile(out, "warning", total.warnings(), total.warnings() == 1 ? "warning" : "warnings");
    tile(out, "info", total.infos(), "advice");
    tile(out, "suppressed", total.suppressed(), "let through");
    tile(out, "lost", total.notUnderstood(), "not understood");
    out.append("</ul>\n");
  }

  private static void tile(Appendable out, String kind, int number, String label)
      throws IOException {
    out.append("<li class=\"").append(number == 0 ? "none" : kind).append("\"><b>");
    out.append(String.valueOf(number)).append("</b> <span>").append(label).append("</span></li>\n");
  }

  private static int statements(Summary total, Phase phase) {
    return switch (phase) {
      case NEUTRAL -> total.neutral();
      case EXPAND -> total.expand();
      case CONTRACT -> total.contract();
      case UNKNOWN -> total.notUnderstood();
      case DESTRUCTIVE -> total.destructive();
    };
  }

  private static String meaning(Phase phase) {
    return switch (phase) {
      case NEUTRAL -> "touches neither data nor compatibility";
      case EXPAND -> "the previous release goes on working";
      case CONTRACT -> "takes something from the previous release";
      case UNKNOWN -> "could not be judged";
      case DESTRUCTIVE -> "loses data";
    };
  }

  /** How many statements are in which phase. */
  static void share(Appendable out, Summary total) throws IOException {
    out.append("<div class=\"share\"><div class=\"bar\" aria-hidden=\"true\">");
    for (Phase phase : Phase.values()) {
      int number = statements(total, phase);
      if (number > 0) {
        out.append("<i class=\"")
            .append(phase.name())
            .append("\" style=\"flex:")
            .append(number + " 1 0\"></i>");
      }
    }
    out.append("</div>\n<ul class=\"legend\" aria-label=\"Statements by phase\">\n");
    for (Phase phase : Phase.values()) {
      int number = statements(total, phase);
      if (number > 0) {
        out.append("<li><span class=\"").append(phase.name()).append("\"><b aria-hidden=\"true\">");
        out.append(HtmlReport.sign(phase))
            .append("</b> <b>" + number + "</b> <span class=\"phase\">");
        out.append(phase.name()).append("</span></span> <span class=\"meta\">");
        out.append(meaning(phase)).append("</span></li>\n");
      }
    }
    out.append("</ul></div>\n");
  }

  static void tools(Appendable out, Summary total) throws IOException {
    out.append(
        "<div class=\"tools\" role=\"search\"><div class=\"wrap\">\n<label class=\"search\">");
    out.append(
        "<span class=\"sr\">Search in names, SQL and findings</span><input id=\"search\" type=\"search\"");
    out.append(
        " placeholder=\"Search names, SQL, findings  ( / )\" autocomplete=\"off\"></label>\n");
    out.append("<fieldset><legend class=\"sr\">Findings shown</legend>\n");
    chip(out, "severity", "error", "Errors", total.errors() > 0, true);
    chip(out, "severity", "warning", "Warnings", total.warnings() > 0, true);
    chip(out, "severity", "info", "Advice", total.infos() > 0, true);
    chip(out, "severity", "suppressed", "Let through", total.suppressed() > 0, false);
    out.append("</fieldset>\n<fieldset><legend class=\"sr\">Phases of migrations shown</legend>\n");
    for (Phase phase : Phase.values()) {
      String name = phase.name().charAt(0) + phase.name().substring(1).toLowerCase(Locale.ROOT);
      chip(out, "phase", phase.name(), HtmlReport.sign(phase) + " " + name, true, true);
    }
    out.append("</fieldset>\n<fieldset><legend class=\"sr\">View</legend>\n");
    out.append(
        "<button type=\"button\" id=\"only\" aria-pressed=\"false\">Only with findings</button>\n");
    out.append("<button type=\"button\" id=\"open\">Open all</button>\n");
    out.append("<button type=\"button\" id=\"close\">Close all</button>\n</fieldset>\n");
    out.append("<p id=\"count\" class=\"count\" role=\"status\"></p>\n</div></div>\n");
  }

  private static void chip(
      Appendable out, String kind, String value, String label, boolean there, boolean pressed)
      throws IOException {
    out.append("<button type=\"button\" class=\"chip ").append(value).append("\" data-kind=\"");
    out.append(kind).append("\" data-value=\"").append(value).append("\" aria-pressed=\"");
    out.append(String.valueOf(pressed)).append('"').append(there ? ">" : " hidden>");
    out.append(label).append("</button>\n");
  }
}
