package dev.rollsafe.scratch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where jars come from: the local repository of Maven, and one that is asked over the net. What either has is believed only if
 * it has the checksum that stands beside it.
 *
 * @param local the local repository
 * @param remote the other one, without a slash at its end
 */
record MavenRepositories(Path local, URI remote) {

  private static final String CENTRAL = "https://repo.maven.apache.org/maven2";
  private static final int TIMEOUT = 20_000;

  /** A kind of checksum: the ending of its file, and what Java calls it; the best one first. */
  private record Checksum(String ending, String algorithm) {}

  private static final List<Checksum> CHECKSUMS =
      List.of(new Checksum(".sha256", "SHA-256"), new Checksum(".sha1", "SHA-1"));

  static MavenRepositories ofThisUser() {
    String local = System.getProperty("maven.repo.local");
    String remote = System.getenv("ROLLSAFE_MAVEN_REPOSITORY");
    return new MavenRepositories(
        local == null
            ? Path.of(System.getProperty("user.home", "."), ".m2", "repository")
            : Path.of(local),
        URI.create(remote == null || remote.isEmpty() ? CENTRAL : remote));
  }

  /** Returns a jar of the local repository, if it is there and whole. */
  Optional<Path> kept(String path) throws IOException {
    Path jar = local.resolve(path);
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    for (Checksum checksum : CHECKSUMS) {
      Path beside = local.resolve(path + checksum.ending());
      if (Files.isRegularFile(beside)) {
        return sum(jar, checksum).equals(word(Files.readString(beside)))
            ? Optional.of(jar)
            : Optional.empty();
      }
    }
    return Optional.of(jar);
  }

  /**
   * Downloads a jar.
   *
   * @throws IOException if it cannot be had, or is not what it should be
   */
  void download(String path, Path target) throws IOException {
    URI uri = URI.create(remote + "/" + path);
    try (InputStream in = open(uri)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    for (Checksum checksum : CHECKSUMS) {
      Optional<String> expected = text(URI.create(uri + checksum.ending()));
      if (expected.isPresent()) {
        if (!sum(target, checksum).equals(word(expected.get()))) {
          throw new IOException(uri + " does not have the checksum that stands beside it");
        }
        return;
      }
    }
    throw new IOException(uri + " has no checksum beside it");
  }

  private static Optional<String> text(URI uri) throws IOException {
    try (InputStream in = open(uri)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static InputStream open(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT);
    connection.setReadTimeout(TIMEOUT);
    return connection.getInputStream();
  }

  /** Some write the name of the file behind the sum. */
  private static String word(String text) {
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    int space = stripped.indexOf(' ');
    return space < 0 ? stripped : stripped.substring(0, space);
  }

  private static String sum(Path file, Checksum checksum) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(checksum.algorithm());
      try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
