package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.Operation;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each file that was planned ends exactly once, whatever goes wrong. */
class FileEndsTest {
  private final MemoryCopy copies = new MemoryCopy();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @BeforeEach
  void fillStaging() throws Exception {
    IntStream.range(0, 5).forEach(i -> write(copies.staging, "/out/f" + i, "rows"));
    copies.prod.makeDirectories(FilePath.of("/in"), null);
  }

  @Test
  void isToldOnceWhereTheListenerBreaks() {
    CopyStatus status =
        copy(
            EventHandlers.builder()
                .on(
                    FileFinished.class,
                    file -> {
                      ended.add(file.result().source());
                      throw new LinkageError("a class of the listener is missing");
                    })
                .build());

    assertThat(status.isSuccessful()).isTrue();
    assertThat(status.copied().files()).isEqualTo(5);
    assertThat(ended).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void isToldOnceWhereTheCommitterBreaks() {
    copies.prodFaults(
        FaultAt.before(
            Operation.RENAME,
            path -> {
              if (path.name().startsWith(".f2.")) {
                throw new IllegalStateException("a defect");
              }
            }));

    CopyStatus status =
        copy(
            EventHandlers.builder()
                .on(FileFinished.class, file -> ended.add(file.result().source()))
                .build());

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(status.error()).hasMessageContaining("a defect");
    assertThat(status.expected().files()).isEqualTo(5);
    assertThat(status.copied().files() + status.failed().files()).isEqualTo(5);
    assertThat(status.failed().files()).isPositive();
    assertThat(ended).hasSize(5).doesNotHaveDuplicates();
    assertThat(MemoryCopy.tree(copies.prod, "/in").keySet())
        .noneMatch(path -> path.contains(".howdah-"));
  }

  private CopyStatus copy(CopyListener listener) {
    CopyOptions options = CopyOptions.builder().doneFlags(Collections.emptySet()).build();
    return copies.copy(
        MemoryCopy.request("/out", "/in", options).build(), listener, new Cancellation());
  }
}
