package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyStatusTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final CopyRequest request =
      CopyRequest.builder(ClusterPath.of("a", "x/*"), ClusterPath.of("b", "y")).build();
  private final CopyStatus.Builder builder = CopyStatus.builder(request, START);

  @Test
  void beginsWithNothingDone() {
    CopyStatus status = builder.build();

    assertThat(status.request()).isSameAs(request);
    assertThat(status.sourcePath()).isEqualTo("x/*");
    assertThat(status.destinationPath()).isEqualTo("y");
    assertThat(status.duration()).isZero();
    assertThat(status.copied()).hasToString("0 files, 0 bytes");
    assertThat(status.isSuccessful()).isTrue();
  }

  @Test
  void isNoSuccessWithAFailedFile() {
    assertThat(builder.failed(Count.of(1, 10)).build().isSuccessful()).isFalse();
  }

  @Test
  void isNoSuccessWhenItWasStopped() {
    CopyException error = new CopyException(ErrorCode.CANCELLED, "The copy was cancelled.");

    CopyStatus status = builder.error(error).build();

    assertThat(status.isSuccessful()).isFalse();
    assertThat(status.error()).isSameAs(error);
  }

  @Test
  void hasChangesWhereSomethingWasCopiedOrDeletedOrWouldBe() {
    assertThat(builder.skipped(Count.of(5, 10)).build().hasChanges()).isFalse();

    List<CopyStatus.Builder> changes =
        List.of(
            status().copied(Count.of(1, 0)),
            status().deleted(Count.of(1, 0)),
            status().deletedDirectories(1),
            status().toCopy(Count.of(1, 0)),
            status().toDelete(Count.of(1, 0)),
            status().directoriesToDelete(1));
    assertThat(changes).allSatisfy(each -> assertThat(each.build().hasChanges()).isTrue());
  }

  private CopyStatus.Builder status() {
    return CopyStatus.builder(request, START);
  }

  @Test
  void measuresItsTime() {
    assertThat(builder.endTime(START.plusMillis(1_500)).build().duration())
        .isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void doesNotChangeWithTheFailuresItWasMadeFrom() {
    List<FileResult> failures = new ArrayList<>();
    CopyStatus status = builder.failures(failures).build();

    failures.add(FileResult.planned("/a", "/b", 1));

    assertThat(status.failures()).isEmpty();
    assertThatThrownBy(() -> status.failures().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
