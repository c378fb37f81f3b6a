package dev.rollsafe.parser;

import dev.rollsafe.ast.MetaCommand;
import dev.rollsafe.ast.MetaCommand.Kind;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Script;
import dev.rollsafe.sql.Splitter;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import java.util.Optional;

/** Reads psql's meta-commands, alone or behind the statement that they send. */
final class MetaCommandReader {
  private MetaCommandReader() {}

  /** Says whether the statement is a meta-command or ends in one. */
  static boolean endsIn(Cursor cursor) {
    return cursor.size > 0 && cursor.tokens().kind(cursor.size - 1) == TokenKind.META_COMMAND;
  }

  static Statement read(Cursor cursor) {
    int start = cursor.mark();
    int command = cursor.size - 1;
    Tokens tokens = cursor.tokens();
    String text = tokens.text(command);
    Kind kind = kind(text);
    Optional<Statement> sent = Optional.empty();
    if (command > start) {
      sent = sent(cursor, command);
    } else if (kind == Kind.COPY) {
      sent = copy(tokens, command);
    }
    cursor.reset(cursor.size);
    return new MetaCommand(kind, sent, text, cursor.spanFrom(start));
  }

  /** Reads the statement before the command; {@code \gdesc} only has it described. */
  private static Optional<Statement> sent(Cursor cursor, int command) {
    int whole = cursor.limit(command);
    Statement statement = SqlParser.toEnd(cursor);
    cursor.limit(whole);
    return isNamed(cursor.tokens().text(command), "gdesc")
        ? Optional.empty()
        : Optional.of(statement);
  }

  private static Optional<Statement> copy(Tokens tokens, int command) {
    Script script = Script.of("", tokens.text());
    Splitter splitter =
        Script.body(script, tokens.start(command) + 1, tokens.end(command)).statements();
    if (!splitter.next() || splitter.problem().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CopyReader.ofClient(new Cursor(splitter.tokens())));
    } catch (ParseFailure notUnderstood) {
      return Optional.empty();
    }
  }

  private static Kind kind(String command) {
    return switch (name(command)) {
      case "i", "ir", "include", "include_relative" -> Kind.INCLUDE;
      case "copy" -> Kind.COPY;
      case "c", "connect" -> Kind.CONNECT;
      case "if", "elif", "else", "endif" -> Kind.CONDITION;
      case "q", "quit" -> Kind.QUIT;
      case "set", "unset", "prompt", "getenv", "gset" -> Kind.VARIABLE;
      case "gexec" -> Kind.RUN_RESULT;
      case "g", "gx", "watch", "crosstabview", "bind", "bind_named" -> Kind.RUN;
      case "lo_import", "lo_unlink" -> Kind.LARGE_OBJECT;
      case "!" -> Kind.SHELL;
      case "o", "out", "w", "write" -> command.indexOf('|') < 0 ? Kind.OTHER : Kind.SHELL;
      default -> Kind.OTHER;
    };
  }

  private static boolean isNamed(String command, String name) {
    return name(command).equals(name);
  }

  /** Returns the name of a command, which ends at a blank, a backslash or what is no letter. */
  private static String name(String command) {
    if (command.startsWith("\\!")) {
      return "!";
    }
    int end = 1;
    while (end < command.length()
        && (Character.isLetterOrDigit(command.charAt(end)) || command.charAt(end) == '_')) {
      end++;
    }
    return command.substring(1, end);
  }
}
