package io.howdah.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {
  @Test
  void readsTheFileThatItWrote() throws Exception {
    FileRecord file =
        FileRecord.of(
            7,
            Placement.of(
                full("/a/ä \"b\"\n\u2028"), path("/x y"), full("/x y"), Storage.ENCRYPTED));

    String line = RecordJson.write(file);

    assertThat(line).doesNotContain("\n");
    assertThat(RecordJson.isDirectory(line)).isFalse();
    assertThat(RecordJson.readFile(line)).isEqualTo(file).hasSameHashCodeAs(file);
  }

  @Test
  void readsTheDirectoryThatItWrote() throws Exception {
    FileStatus source = FileStatus.builder(path("/a"), FileStatus.Type.DIRECTORY).build();
    DirectoryRecord directory =
        DirectoryRecord.of(
            3, DirectoryRecord.NONE, Placement.of(source, path("/b"), null, Storage.REPLICATED));

    String line = RecordJson.write(directory);

    assertThat(RecordJson.isDirectory(line)).isTrue();
    assertThat(RecordJson.readDirectory(line)).isEqualTo(directory).hasSameHashCodeAs(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{} {}",
        "{\"fileIn\": \"one\"}",
        "{\"fileIn\": 1, \"source\": {\"path\": \"/a\", \"type\": \"SOCKET\"}}",
        "{\"fileIn\": 1, \"source\": 5}",
        "{\"fileIn\": 1, \"source\": {\"path\": \"a\", \"type\": \"FILE\"}}",
        "{\"fileIn\": 1.5}",
        "{\"fileIn\": 99999999999999999999}"
      })
  void refusesWhatIsNoRecordInOneSentence(String line) {
    assertThatThrownBy(() -> RecordJson.readFile(line))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isIn(ErrorCode.INVALID_ARGUMENT, ErrorCode.INVALID_PATH));
  }

  private static FileStatus full(String path) throws CopyException {
    return FileStatus.builder(path(path), FileStatus.Type.FILE)
        .length(1L << 40)
        .blockSize(128 << 20)
        .replication(3)
        .owner("alice")
        .group("team")
        .permission(01644)
        .modificationTime(1_600_000_000_000L)
        .accessTime(1)
        .fileId(Long.MAX_VALUE)
        .storage(Storage.ERASURE_CODED)
        .acl(true)
        .resolvedAcl(Acl.of(0770, List.of("user:bob:rw-", "group::r--")))
        .storagePolicy(7)
        .erasureCodingPolicy("XOR-2-1-1024k")
        .build();
  }

  private static FilePath path(String text) throws CopyException {
    return FilePath.of(text);
  }
}
