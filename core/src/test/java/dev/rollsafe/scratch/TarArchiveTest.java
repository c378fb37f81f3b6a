package dev.rollsafe.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {

  @TempDir
  Path folder;

  @Test
  void unpacksWhatTarPacks() throws IOException {
    assumeTrue(Tool.works(List.of("tar", "--version")));
    Path source = Files.createDirectories(folder.resolve("source"));
    String longName = "d".repeat(90) + "/" + "f".repeat(120);
    Path deep = source.resolve(longName);
    Files.createDirectories(deep.getParent());
    Files.writeString(deep, "x".repeat(1000));
    Path program = Files.writeString(source.resolve("program"), "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(source.resolve("link"), Path.of("program"));
    for (String format : List.of("gnu", "ustar")) {
      if (format.equals("ustar")) {
        Files.move(deep, source.resolve("d".repeat(90)).resolve("short"));
      }
      Path archive = folder.resolve(format + ".tar");
      Tool.run(List.of(
          "tar", "--format=" + format, "-cf", archive.toString(), "-C", source.toString(), "."));
      Path target = Files.createDirectories(folder.resolve(format));
      try (InputStream in = Files.newInputStream(archive)) {
        new TarArchive(in).unpack(target);
      }
      assertThat(Tool.run(List.of("diff", "-r", source.toString(), target.toString())))
          .isEmpty();
      assertThat(Files.isExecutable(target.resolve("program"))).isTrue();
      assertThat(Files.readSymbolicLink(target.resolve("link"))).isEqualTo(Path.of("program"));
    }
  }

  @Test
  void refusesWhatGoesElsewhere() {
    byte[] header = new byte[512];
    byte[] name = "../outside".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, header, 0, name.length);
    header[156] = '0';
    assertThatThrownBy(() -> new TarArchive(new ByteArrayInputStream(header)).unpack(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("../outside");
    assertThat(folder.resolveSibling("outside")).doesNotExist();
  }
}
