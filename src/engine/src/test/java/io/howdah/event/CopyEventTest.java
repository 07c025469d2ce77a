package io.howdah.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyEventTest {
  private final CopyException busy = new CopyException(ErrorCode.SERVER_BUSY, "Busy.");
  private final FileResult skipped = FileResult.skipped("/a", "/b", 3, Verdict.VERIFIED);

  @Test
  void areEqualWhereAllTheyTellIsEqual() {
    assertThat(events("/a", 3)).isEqualTo(events("/a", 3)).hasSameHashCodeAs(events("/a", 3));
  }

  @Test
  void differWhereOneThingThatTheyTellDiffers() {
    assertThat(events("/a", 3)).doesNotContainAnyElementsOf(ofFiles(events("/b", 3)));
    assertThat(FilePlanned.of("/a", 3)).isNotEqualTo(FilePlanned.of("/a", 4));
    assertThat(FileStarted.of("/a", 3)).isNotEqualTo(FileStarted.of("/a", 4));
    assertThat(BytesCopied.of("/a", 3)).isNotEqualTo(BytesCopied.of("/a", -3));
    assertThat(FileRetried.of("/a", 1, busy)).isNotEqualTo(FileRetried.of("/a", 2, busy));
    assertThat(AttributeLost.of("/a", FileAttribute.ACL, busy))
        .isNotEqualTo(AttributeLost.of("/a", FileAttribute.XATTR, busy));
    assertThat(FileFinished.of(skipped))
        .isNotEqualTo(FileFinished.of(FileResult.planned("/a", "/b", 3)));
  }

  @Test
  void differWhereOnlyTheirKindDiffers() {
    assertThat(events("/a", 3)).doesNotHaveDuplicates();
  }

  @Test
  void readAsWhatHappened() {
    assertThat(events("/a", 3))
        .extracting(CopyEvent::toString)
        .containsExactly(
            "planned /a, 3 bytes",
            "plan completed",
            "started /a, 3 bytes",
            "copied 3 bytes of /a",
            "attempt 1 at /a failed: SERVER_BUSY",
            "/a waits: SERVER_BUSY",
            "finished SKIPPED /a -> /b",
            "compared MISSING /b",
            "ACL of /a not kept: SERVER_BUSY",
            "right missing for OWNER: /a");
  }

  private List<CopyEvent> events(String source, long length) {
    return List.of(
        FilePlanned.of(source, length),
        PlanCompleted.of(),
        FileStarted.of(source, length),
        BytesCopied.of(source, length),
        FileRetried.of(source, 1, busy),
        FileDelayed.of(source, busy),
        FileFinished.of(skipped),
        EntryCompared.of(ComparedEntry.missingFile(source, "/b", length)),
        AttributeLost.of(source, FileAttribute.ACL, busy),
        RightMissing.of(FileAttribute.OWNER, source));
  }

  /** Those with a source of their own. */
  private static List<CopyEvent> ofFiles(List<CopyEvent> events) {
    return events.stream()
        .filter(event -> !(event instanceof PlanCompleted) && !(event instanceof FileFinished))
        .toList();
  }
}
