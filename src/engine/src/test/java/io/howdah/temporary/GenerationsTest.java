package io.howdah.temporary;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hidden directories that killed copies have left. */
class GenerationsTest {
  private static final FilePath TARGET = path("/t/ds=1");
  private static final String READY = "/t/.ds=1.howdah-dead-t100.ready";

  private final MemoryFileSystem files = MemoryFileSystem.create();
  private final CopyRequest run =
      CopyRequest.builder(ClusterPath.of("staging", "/t"), ClusterPath.of("prod", "/t"))
          .runId("r4N")
          .incarnation(2)
          .build();

  private final Generations generations = new Generations(files, run, Clock.systemUTC());

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void notice(String directory) throws CopyException {
    generations.notice(files.status(path(directory)).orElseThrow());
  }

  @Test
  void givesTheNewestCompleteDirectoryItsName() throws Exception {
    write(files, READY + "/a", "old");
    write(files, "/t/.ds=1.howdah-dead2-t200.ready/a", "new");
    notice(READY);
    notice("/t/.ds=1.howdah-dead2-t200.ready");

    assertThat(generations.isHalfway(TARGET)).isTrue();
    assertThat(generations.finish(TARGET)).isEqualTo(path("/t/.ds=1.howdah-dead2-t200.new"));

    assertThat(files.status(path("/t/ds=1/a")).orElseThrow().length()).isEqualTo(3);
    assertThat(generations.isHalfway(TARGET)).isFalse();
    assertThat(generations.finish(TARGET)).isNull();
  }

  /** A deletion may end at any file. No copy may take the rest for a complete directory. */
  @Test
  void renamesACompleteDirectoryBeforeItDeletesIt() throws Exception {
    write(files, READY + "/a", "a");
    write(files, READY + "/b", "b");
    write(files, "/t/ds=1/a", "visible");
    List<String> deleted = new ArrayList<>();
    MemoryFileSystem watched =
        files.toBuilder()
            .faults(FaultAt.before(Operation.DELETE, path -> deleted.add(path.toString())))
            .build();

    boolean isRemoved =
        Generations.isRemoved(path(READY), watched, new TreeRemoval(watched, Long.MAX_VALUE));

    assertThat(isRemoved).isTrue();
    assertThat(deleted)
        .containsExactly(
            "/t/.ds=1.howdah-dead-t100.old/a",
            "/t/.ds=1.howdah-dead-t100.old/b",
            "/t/.ds=1.howdah-dead-t100.old");
    assertThat(files.status(path("/t/ds=1/a"))).isPresent();
  }

  @Test
  void keepsACompleteDirectoryWhoseOldOneIsMovedAway() throws Exception {
    write(files, READY + "/a", "a");

    boolean isRemoved =
        Generations.isRemoved(path(READY), files, new TreeRemoval(files, Long.MAX_VALUE));

    assertThat(isRemoved).isFalse();
    assertThat(files.status(path(READY + "/a"))).isPresent();
  }

  @Test
  void deletesWhatAnEarlierProcessOfTheRunWasFilling() throws Exception {
    write(files, "/t/.ds=1.howdah-r4N-t100.new/a", "a");
    write(files, "/t/.ds=2.howdah-r4N-3-t100.new/a", "of a later process");
    write(files, "/t/.ds=3.howdah-other-t100.new/a", "of another run");
    for (String name : List.of("ds=1.howdah-r4N", "ds=2.howdah-r4N-3", "ds=3.howdah-other")) {
      notice("/t/." + name + "-t100.new");
    }
    FilePath begun = generations.begin(TARGET);
    assertThat(begun.name()).startsWith(".ds=1.howdah-r4N-2-t").endsWith(".new");
    files.makeDirectories(begun, null);

    assertThat(generations.sweep()).isEmpty();

    assertThat(files.list(path("/t"), null).entries())
        .extracting(entry -> entry.name())
        .containsExactly(".ds=2.howdah-r4N-3-t100.new", ".ds=3.howdah-other-t100.new");
  }

  @Test
  void namesWhatItCouldNotDelete() throws Exception {
    Generations failing =
        new Generations(
            files.toBuilder().faults(FaultAt.denied(Operation.DELETE, "a")).build(),
            run,
            Clock.systemUTC());
    FilePath begun = failing.begin(TARGET);
    write(files, begun + "/a", "a");

    assertThat(failing.sweep()).containsExactly(begun);
  }
}
