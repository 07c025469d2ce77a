package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileStatusTest {
  private final FileStatus status =
      FileStatus.builder(FilePath.of("/a/b"), FileStatus.Type.FILE)
          .length(1)
          .blockSize(2)
          .replication(3)
          .owner("owner")
          .group("group")
          .permission(0644)
          .modificationTime(4)
          .accessTime(5)
          .fileId(6)
          .storage(FileStatus.Storage.ERASURE_CODED)
          .acl(true)
          .resolvedAcl(Acl.ofPermission(0600))
          .storagePolicy(7)
          .erasureCodingPolicy("XOR-2-1-1024k")
          .build();

  FileStatusTest() throws CopyException {}

  @Test
  void copiesEveryValue() {
    FileStatus copy = status.toBuilder().build();

    assertThat(copy).isEqualTo(status).hasSameHashCodeAs(status);
    assertThat(copy).usingRecursiveComparison().isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource
  void differsInEachValue(UnaryOperator<FileStatus.Builder> change) {
    assertThat(change.apply(status.toBuilder()).build()).isNotEqualTo(status);
  }

  static Stream<UnaryOperator<FileStatus.Builder>> differsInEachValue() {
    return Stream.of(
        status -> status.length(9),
        status -> status.blockSize(9),
        status -> status.replication(9),
        status -> status.owner("other"),
        status -> status.group("other"),
        status -> status.permission(0),
        status -> status.modificationTime(9),
        status -> status.accessTime(9),
        status -> status.fileId(9),
        status -> status.storage(FileStatus.Storage.ENCRYPTED),
        status -> status.acl(false),
        status -> status.resolvedAcl(null),
        status -> status.storagePolicy(2),
        status -> status.erasureCodingPolicy(""));
  }

  @Test
  void isEmptyUntilItIsFilled() {
    FileStatus empty = FileStatus.builder(FilePath.ROOT, FileStatus.Type.DIRECTORY).build();

    assertThat(empty.isDirectory()).isTrue();
    assertThat(empty.isFile()).isFalse();
    assertThat(empty.owner()).isEmpty();
    assertThat(empty.storage()).isEqualTo(FileStatus.Storage.REPLICATED);
    assertThat(empty.name()).isEmpty();
  }
}
