package io.howdah.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileKeyTest {
  private final FileStatus source;
  private final FileStatus destination;

  FileKeyTest() throws Exception {
    source = status("/out/a").build();
    destination = status("/in/a").build();
  }

  @Test
  void changesWithEachPartOfTheStateOfEitherSide() throws Exception {
    List<FileKey> keys =
        List.of(
            key(source, destination),
            key(status("/out/b").build(), destination),
            key(status("/out/a").fileId(2).build(), destination),
            key(status("/out/a").length(2).build(), destination),
            key(status("/out/a").modificationTime(2).build(), destination),
            key(source, status("/in/a").fileId(2).build()),
            key(source, status("/in/a").length(2).build()),
            key(source, status("/in/a").modificationTime(2).build()),
            FileKey.of(destination.path(), source, destination, ProofKind.READING));

    Set<String> states = new HashSet<>();
    keys.forEach(key -> states.add(key.high() + " " + key.low()));
    assertThat(states).hasSize(keys.size());
    assertThat(keys).extracting(FileKey::target).containsOnly(keys.get(0).target());
  }

  @Test
  void isTheSameForTheSameStates() throws Exception {
    FileKey one = key(source, destination);
    FileKey other = key(status("/out/a").owner("bob").build(), destination);

    assertThat(other.high()).isEqualTo(one.high());
    assertThat(other.low()).isEqualTo(one.low());
  }

  @Test
  void tellsTargetsApart() throws Exception {
    FileKey one = key(source, destination);
    FileKey other = FileKey.of(FilePath.of("/in/b"), source, destination, ProofKind.CHECKSUM);

    assertThat(other.target()).isNotEqualTo(one.target());
    assertThat(other.high()).isNotEqualTo(one.high());
  }

  private static FileKey key(FileStatus source, FileStatus destination) throws Exception {
    return FileKey.of(FilePath.of("/in/a"), source, destination, ProofKind.CHECKSUM);
  }

  private static FileStatus.Builder status(String path) throws Exception {
    return FileStatus.builder(FilePath.of(path), FileStatus.Type.FILE)
        .fileId(1)
        .length(1)
        .modificationTime(1);
  }
}
