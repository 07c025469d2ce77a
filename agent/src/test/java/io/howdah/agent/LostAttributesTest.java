package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.event.AttributeLost;
import io.howdah.event.FilePlanned;
import io.howdah.event.RightMissing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** What the user hears of attributes that are not kept. */
class LostAttributesTest {
  private static final RightMissing NO_SUPERUSER =
      RightMissing.of(FileAttribute.OWNER, "The user is not\na superuser.");

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Logger logger = mock();
  private final CopyLog log = new CopyLog(logger);

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
  void namesTheFirstLossesOfEachAttributeAsErrors() {
    for (int i = 0; i < 7; i++) {
      log.on(loss("/in/" + i, FileAttribute.ACL));
    }
    log.on(loss("/in/0", FileAttribute.OWNER));

    verifyLines(Level.ERROR, FileAttribute.ACL, 5);
    verifyLines(Level.DEBUG, FileAttribute.ACL, 2);
    verifyLines(Level.ERROR, FileAttribute.OWNER, 1);
  }

  private void verifyLines(Level level, FileAttribute attribute, int lines) {
    verify(logger, times(lines))
        .log(
            eq(level),
            any(String.class),
            eq(attribute),
            any(),
            eq(ErrorCode.INVALID_ARGUMENT),
            eq("no such name"));
  }

  private static AttributeLost loss(String path, FileAttribute attribute) {
    return AttributeLost.of(
        path, attribute, new CopyException(ErrorCode.INVALID_ARGUMENT, "no such name"));
  }
}
