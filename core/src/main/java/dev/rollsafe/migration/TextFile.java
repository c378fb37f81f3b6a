package dev.rollsafe.migration;

import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Script;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads text files without ever replacing what it cannot decode. */
final class TextFile {

  private static final char REPLACEMENT = '\ufffd';

  private TextFile() {}

  /** A file that cannot be read, with a message for its user. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableException(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** Returns why, as the end of a sentence that begins with the file. */
    String reason() {
      return reason;
    }
  }

  /** Reads a file in UTF-8. */
  static String read(Path file) throws UnreadableException {
    return read(file, StandardCharsets.UTF_8);
  }

  /** Reads a file in the encoding its runner was told. */
  static String read(Path file, Charset charset) throws UnreadableException {
    return decode(bytes(file), charset);
  }

  /** Returns the text of a file that has been read. */
  static String decode(byte[] bytes, Charset charset) throws UnreadableException {
    String text = new String(bytes, charset);
    // Decoding strictly is slow; only a replacement character in the result can mean that something
    // was lost.
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkStrictly(bytes, charset);
    }
    return text;
  }

  private static byte[] bytes(Path file) throws UnreadableException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableException("no such file");
    } catch (AccessDeniedException e) {
      throw new UnreadableException("may not be read; check its permissions");
    } catch (IOException e) {
      throw new UnreadableException("cannot be read: " + reason(e));
    } catch (OutOfMemoryError e) {
      throw new UnreadableException(
          "is too large to be read into memory; give the JVM a larger heap (-Xmx)");
    }
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static void checkStrictly(byte[] bytes, Charset charset) throws UnreadableException {
    CharsetDecoder decoder = charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw new UnreadableException(invalid(bytes, in.position(), charset));
      }
      if (result.isUnderflow()) {
        return;
      }
      out.clear();
    }
  }

  private static String invalid(byte[] bytes, int offset, Charset charset) {
    String found = Integer.toHexString(bytes[offset] & 0xff).toUpperCase(Locale.ROOT);
    return "is not "
        + charset.name()
        + ": byte 0x"
        + (found.length() < 2 ? "0" : "")
        + found
        + " at "
        + place(bytes, offset, charset)
        + (looksLikeUtf16(bytes) ? " (it looks like UTF-16)" : "")
        + "; save it as UTF-8";
  }

  /** Returns the line and column of a byte, in front of which all can be decoded. */
  private static Position place(byte[] bytes, int offset, Charset charset) {
    String before = new String(bytes, 0, offset, charset);
    return Script.of("", before).position(before.length());
  }

  private static boolean looksLikeUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return mark == 0xfffe || mark == 0xfeff;
  }
}
