package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.cluster.LoggingSettings;
import io.howdah.event.AttributeLost;
import io.howdah.event.FilePlanned;
import io.howdah.event.RightMissing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user hears of attributes that are not kept. */
class LostAttributesTest {
  private static final RightMissing NO_SUPERUSER =
      RightMissing.of(FileAttribute.OWNER, "The user is not\na superuser.");

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @Test
  void saysWithoutALogWhichRightsAreMissing() {
    RightsNotice notice = new RightsNotice(new PrintStream(stderr, true, StandardCharsets.UTF_8));

    notice.on(NO_SUPERUSER);
    notice.on(FilePlanned.of("/a", 1));

    assertThat(stderr.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("howdah: The user is not")
        .endsWith("a superuser.");
  }

  @Test
  void namesTheFirstLossesOfEachAttributeAsErrors(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("log");
    try (LogSetup setup =
        LogSetup.start(LoggingSettings.to(file, LoggingSettings.Level.DEBUG), 0, stderr)) {
      CopyLog log = new CopyLog(setup.logger());
      for (int i = 0; i < 7; i++) {
        log.on(loss("/in/" + i, FileAttribute.ACL));
      }
      log.on(loss("/in/0", FileAttribute.OWNER));
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(8);
    assertThat(lines.stream().filter(line -> line.contains("ERROR") && line.contains("ACL")))
        .hasSize(5);
    assertThat(lines.get(0)).endsWith("ACL of /in/0 not kept: INVALID_ARGUMENT no such name");
    assertThat(lines.get(6)).contains("DEBUG");
    assertThat(lines.get(7)).contains("ERROR").contains("OWNER of /in/0");
  }

  private static AttributeLost loss(String path, FileAttribute attribute) {
    return AttributeLost.of(
        path, attribute, new CopyException(ErrorCode.INVALID_ARGUMENT, "no such name"));
  }
}
