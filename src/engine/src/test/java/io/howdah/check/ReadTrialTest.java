package io.howdah.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultAt;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.MemoryCopy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTrialTest {
  private final MemoryFileSystem cluster = MemoryFileSystem.create();

  @Test
  void readsAFileInADirectoryBelow() throws Exception {
    MemoryCopy.write(cluster, "/a/b/file", "content");

    run(cluster);

    assertThat(cluster.requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void opensADirectoryWhereThereIsNoFile() throws Exception {
    cluster.makeDirectories(FilePath.of("/a/b"), null);

    run(cluster);

    assertThat(cluster.requests(Operation.OPEN)).isEqualTo(1);
  }

  @Test
  void passesFilesOverThatAreNotOurs() throws Exception {
    MemoryCopy.write(cluster, "/a", "content");
    MemoryCopy.write(cluster, "/b", "content");
    MemoryFileSystem seen = cluster.toBuilder().faults(FaultAt.denied(Operation.OPEN, "a")).build();

    run(seen);

    assertThat(seen.requests(Operation.OPEN)).isEqualTo(2);
  }

  @Test
  void doesNotRelyOnASingleBrokenFile() throws Exception {
    MemoryCopy.write(cluster, "/a", "content");
    MemoryCopy.write(cluster, "/b", "content");

    run(failing("a"));
  }

  @Test
  void saysWhyNoneOfSeveralFilesCanBeRead() {
    MemoryCopy.write(cluster, "/a", "content");
    MemoryCopy.write(cluster, "/b", "content");

    assertThatThrownBy(() -> run(failing("a", "b")))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODE_FAILED));
  }

  private MemoryFileSystem failing(String... names) {
    return cluster.toBuilder()
        .faults(
            FaultAt.before(
                Operation.OPEN,
                path -> {
                  if (List.of(names).contains(path.name())) {
                    throw new CopyException(ErrorCode.DATANODE_FAILED, "broken");
                  }
                }))
        .build();
  }

  private static void run(MemoryFileSystem fileSystem) throws CopyException {
    new ReadTrial(fileSystem, List.of(FilePath.ROOT)).run();
  }
}
