package io.howdah.front.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnverifiableFilesTest {
  @Test
  void areNotMentionedWhereThereAreNone() {
    assertThat(text(0, 0)).isEmpty();
  }

  @Test
  void areCountedWithThoseThatWereReadTwice() {
    assertThat(text(3, 0)).isEqualTo(", 3 unverifiable");
    assertThat(text(3, 2)).isEqualTo(", 3 unverifiable (2 of them read twice)");
  }

  private static String text(long unverifiable, long readTwice) {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/a"), ClusterPath.of("b", "/b")).build();
    return UnverifiableFiles.text(
        CopyStatus.builder(request, Instant.EPOCH)
            .unverifiableFiles(unverifiable)
            .readTwiceFiles(readTwice)
            .build());
  }
}
