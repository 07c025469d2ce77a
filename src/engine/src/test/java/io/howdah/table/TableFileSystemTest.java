package io.howdah.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TablePartitions;
import io.howdah.fs.Acl;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.MemoryCopy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table by day and hour, of which some partitions are elsewhere. */
class TableFileSystemTest {
  private final MemoryFileSystem memory = MemoryFileSystem.builder().pageSize(2).build();
  private RemoteFileSystem table = memory;

  @BeforeEach
  void fillTable() throws Exception {
    write("/w/t/ds=1/hr=1/a", "usual");
    write("/w/t/ds=1/hr=7/orphan", "orphan");
    write("/w/t/ds=5/hr=1/orphan", "orphan");
    write("/w/t/ds=5/orphan", "orphan");
    write("/w/t/old/name/b", "old name");
    write("/w/t/old/kept", "kept");
    write("/archive/x/c", "archived");
    write("/archive/x/sub/d", "deep");
    write("/w/t/_SUCCESS", "");
    write("/w/t/k=v", "a file");
    write("/w/other/ds=9/e", "another table");
    table =
        TableFileSystem.of(
            memory,
            TablePartitions.builder("/w/t", 2)
                .add("ds=1/hr=1", "/w/t/ds=1/hr=1")
                .add("ds=1/hr=2", "/w/t/old/name")
                .add("ds=2/hr=%2F", "/archive/x")
                .add("ds=3/hr=1", "/archive/x")
                .add("ds=4/hr=1", "/archive/missing")
                .add("ds=6/hr=1", "/w/t/ds=6/hr=1")
                .build());
  }

  private void write(String path, String text) {
    MemoryCopy.write(memory, path, text);
  }

  private static String text(RemoteFileSystem from, String path) throws Exception {
    return new String(TestBytes.read(from, path(path)), StandardCharsets.UTF_8);
  }

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<String> names(String directory) throws Exception {
    List<String> names = new ArrayList<>();
    @Nullable String last = null;
    Listing page;
    do {
      page = table.list(path(directory), last);
      for (FileStatus entry : page.entries()) {
        assertThat(entry.path()).isEqualTo(path(directory).child(entry.name()));
        last = entry.name();
        names.add(last);
      }
    } while (page.hasMore());
    return names;
  }

  private static void assertNotFound(ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND));
  }

  @Test
  void listsEachPartitionAtItsUsualPlaceAndNoOther() throws Exception {
    assertThat(names("/w/t"))
        .containsExactly("_SUCCESS", "ds=1", "ds=2", "ds=3", "ds=4", "k=v", "old");
    assertThat(names("/w/t/ds=1")).containsExactly("hr=1", "hr=2");
    assertThat(names("/w/t/ds=2")).containsExactly("hr=%2F");
    assertThat(names("/w/t/ds=2/hr=%2F")).containsExactly("c", "sub");
    assertThat(names("/w/t/ds=2/hr=%2F/sub")).containsExactly("d");
    assertThat(names("/w/t/ds=3/hr=1")).containsExactly("c", "sub");
    assertThat(names("/w/t/old")).containsExactly("kept");
  }

  /** Hive finds no rows in such a partition, wherever it would be. */
  @Test
  void doesNotShowAPartitionWithoutADirectory() throws Exception {
    assertThat(names("/w/t/ds=4")).isEmpty();
    assertThat(table.status(path("/w/t/ds=4/hr=1"))).isEmpty();
    assertThat(table.status(path("/w/t/ds=6/hr=1"))).isEmpty();
    assertNotFound(() -> names("/w/t/ds=4/hr=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/w/t/ds=1/hr=7", "/w/t/ds=5", "/w/t/ds=5/hr=1", "/w/t/old/name", "/w/t/ds=9"})
  void hidesDirectoriesThatTheMetastoreDoesNotHave(String directory) throws Exception {
    assertThat(table.status(path(directory))).isEmpty();
    assertNotFound(() -> names(directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/w/t/ds=1/hr=7/orphan", "/w/t/ds=5/orphan", "/w/t/old/name/b"})
  void hidesTheFilesOfHiddenDirectories(String file) throws Exception {
    assertThat(table.status(path(file))).isEmpty();
    assertNotFound(() -> table.open(path(file), 0, 1));
    assertNotFound(() -> table.checksum(path(file), 1));
    assertNotFound(() -> table.blocks(path(file)));
  }

  @ParameterizedTest
  @CsvSource({
    "/w/t/ds=1/hr=1/a, /w/t/ds=1/hr=1/a",
    "/w/t/ds=1/hr=2/b, /w/t/old/name/b",
    "/w/t/ds=2/hr=%2F/c, /archive/x/c",
    "/w/t/ds=2/hr=%2F/sub/d, /archive/x/sub/d",
    "/w/t/ds=3/hr=1/c, /archive/x/c",
    "/w/t/old/kept, /w/t/old/kept",
    "/w/t/k=v, /w/t/k=v",
    "/w/other/ds=9/e, /w/other/ds=9/e"
  })
  void readsFilesWhereTheyAre(String shown, String real) throws Exception {
    FileStatus there = memory.status(path(real)).orElseThrow();

    assertThat(table.status(path(shown))).contains(there.at(path(shown)));
    assertThat(TestBytes.read(table, path(shown))).isEqualTo(TestBytes.read(memory, path(real)));
    assertThat(table.checksum(path(shown), there.length()))
        .isEqualTo(memory.checksum(path(real), there.length()))
        .isPresent();
    assertThat(table.blocks(path(shown))).isEqualTo(memory.blocks(path(real))).isPresent();
  }

  @Test
  void readsAttributesWhereTheyAre() throws Exception {
    FilePath real = path("/archive/x");
    FilePath shown = path("/w/t/ds=2/hr=%2F");
    memory.setOwner(real, "etl", "sales");
    memory.setAcl(real, Acl.of(0750, List.of("user:alice:r-x", "group::r-x")));
    memory.setExtendedAttribute(real, "user.origin", "a1");
    memory.setStoragePolicy(real, "COLD");

    FileStatus status = table.status(shown).orElseThrow();

    assertThat(status.owner()).isEqualTo("etl");
    assertThat(table.acl(shown)).isEqualTo(memory.acl(real));
    assertThat(table.extendedAttributes(shown)).containsEntry("user.origin", "a1");
    assertThat(table.storagePolicy(status)).contains("COLD");
  }

  @Test
  void leadsToAPartitionByDirectoriesLikeThatOfTheTable() throws Exception {
    FilePath root = path("/w/t");
    memory.setOwner(root, "hive", "hadoop");
    memory.setPermission(root, 0750);
    memory.setExtendedAttribute(root, "user.origin", "a1");

    FileStatus leading = table.status(path("/w/t/ds=2")).orElseThrow();

    assertThat(leading.isDirectory()).isTrue();
    assertThat(leading.owner()).isEqualTo("hive");
    assertThat(leading.group()).isEqualTo("hadoop");
    assertThat(leading.permission()).isEqualTo(0750);
    assertThat(leading.fileId()).isZero();
    assertThat(table.extendedAttributes(leading.path())).isEmpty();
    assertThat(table.list(root, "_SUCCESS").entries()).contains(leading);
    assertThat(table.status(path("/w/t/ds=1"))).isEqualTo(memory.status(path("/w/t/ds=1")));
  }

  /** A file there is in the way of Hive, too. */
  @Test
  void leadsToAPartitionInPlaceOfAFile() throws Exception {
    write("/w/t/ds=2", "in the way");

    assertThat(table.status(path("/w/t/ds=2")).orElseThrow().isDirectory()).isTrue();
    assertThat(names("/w/t/ds=2")).containsExactly("hr=%2F");
  }

  @Test
  void exchangesPartitionsThatHaveEachOthersPlace() throws Exception {
    write("/t/ds=1/a", "1");
    write("/t/ds=2/a", "2");
    table =
        TableFileSystem.of(
            memory,
            TablePartitions.builder("/t", 1).add("ds=1", "/t/ds=2").add("ds=2", "/t/ds=1").build());

    assertThat(text(table, "/t/ds=1/a")).isEqualTo("2");
    assertThat(text(table, "/t/ds=2/a")).isEqualTo("1");
    assertThat(names("/t")).containsExactly("ds=1", "ds=2");
  }

  @Test
  void showsTheDirectoryThatTwoPartitionsShareAtBothPlaces() throws Exception {
    write("/t/ds=1/a", "1");
    table =
        TableFileSystem.of(
            memory,
            TablePartitions.builder("/t", 1).add("ds=1", "/t/ds=1").add("ds=2", "/t/ds=1").build());

    assertThat(names("/t")).containsExactly("ds=1", "ds=2");
    assertThat(names("/t/ds=2")).containsExactly("a");
  }

  /** The directory of another partition has the name of one that leads to a partition elsewhere. */
  @Test
  void showsOnlyThePartitionsBelowADirectoryThatIsAnotherPartition() throws Exception {
    write("/t/ds=1/a", "of ds=2");
    write("/x/b", "of ds=1");
    table =
        TableFileSystem.of(
            memory,
            TablePartitions.builder("/t", 2)
                .add("ds=1/hr=1", "/x")
                .add("ds=2/hr=1", "/t/ds=1")
                .build());

    assertThat(names("/t")).containsExactly("ds=1", "ds=2");
    assertThat(names("/t/ds=1")).containsExactly("hr=1");
    assertThat(names("/t/ds=1/hr=1")).containsExactly("b");
    assertThat(names("/t/ds=2/hr=1")).containsExactly("a");
    assertThat(table.status(path("/t/ds=1/a"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/t | in which the directory of the table is",
        "/ | in which the directory of the table is",
        "/t/ds=2/sub | which is in that of the partition ds=2",
        "/archive/y/sub | which is in that of the partition ds=3"
      })
  void refusesAPartitionThatCannotBeReadAlone(String place, String problem) {
    TablePartitions partitions =
        TablePartitions.builder("/t", 1)
            .add("ds=1", place)
            .add("ds=2", "/t/ds=2")
            .add("ds=3", "/archive/y")
            .build();

    assertThatThrownBy(() -> TableFileSystem.of(memory, partitions))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION))
        .hasMessage(
            "The partition ds=1 of the table in '/t' has the directory '"
                + place
                + "', "
                + problem
                + ".");
  }

  @Test
  void refusesAPartitionAboveTheUsualPlaceOfAnother() {
    TablePartitions partitions =
        TablePartitions.builder("/t", 2)
            .add("ds=1/hr=1", "/t/ds=1/hr=1")
            .add("ds=2/hr=1", "/t/ds=1")
            .build();

    assertThatThrownBy(() -> TableFileSystem.of(memory, partitions))
        .hasMessageContaining("ds=1/hr=1")
        .hasMessageEndingWith("which is in that of the partition ds=2/hr=1.");
  }

  @Test
  void listsManyPartitionsElsewhereInPages() throws Exception {
    TablePartitions.Builder many = TablePartitions.builder("/m", 1);
    for (int i = 0; i < 2_500; i++) {
      write("/far/" + i + "/f", "x");
      many.add("n=" + i, "/far/" + i);
    }
    write("/m/n=x", "a file in their middle");
    write("/m/z/f", "behind them");
    table = TableFileSystem.of(memory, many.build());

    List<String> expected =
        new ArrayList<>(IntStream.range(0, 2_500).mapToObj(i -> "n=" + i).toList());
    expected.add("n=x");
    expected.add("z");
    expected.sort(FilePath::compareNames);
    assertThat(names("/m")).isEqualTo(expected);
    assertThat(table.list(path("/m"), null).entries()).hasSizeLessThanOrEqualTo(1_002);
  }

  @Test
  void costsNoRequestWherePartitionsAreAtTheirUsualPlaces() throws Exception {
    write("/t/ds=1/a", "1");
    write("/t/ds=2/a", "2");
    MemoryFileSystem counted = memory.toBuilder().pageSize(1000).build();
    table =
        TableFileSystem.of(
            counted,
            TablePartitions.builder("/t", 1).add("ds=1", "/t/ds=1").add("ds=2", "/t/ds=2").build());

    names("/t");
    names("/t/ds=1");
    table.status(path("/t/ds=1/a"));

    assertThat(counted.requests(Operation.LIST)).isEqualTo(2);
    assertThat(counted.totalRequests()).isEqualTo(3);
  }

  @Test
  void leavesATableWithoutPartitionsAsItIs() throws Exception {
    write("/t/x=1/a", "a");
    table = TableFileSystem.of(memory, TablePartitions.builder("/t", 0).build());

    assertThat(names("/t")).containsExactly("x=1");
    assertThat(names("/t/x=1")).containsExactly("a");
  }

  @Test
  void countsOnlyWhatIsInOnePlace() throws Exception {
    assertThat(table.totals(path("/w/t/ds=2/hr=%2F")).files()).isEqualTo(2);
    assertThatThrownBy(() -> table.totals(path("/w/t")))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION));
  }

  @Test
  void readsTheSameForTheCopyOfOneFile() throws Exception {
    RemoteFileSystem patient = table.within(Patience.unlimited());

    assertThat(text(patient, "/w/t/ds=1/hr=2/b")).isEqualTo("old name");
    assertThat(patient.homeDirectory()).isEqualTo(memory.homeDirectory());
    assertThat(patient.traits()).isEqualTo(memory.traits());
    assertThat(patient.rights()).isEqualTo(memory.rights());
  }

  @Test
  void changesNothing() {
    FilePath file = path("/w/t/ds=1/hr=1/a");
    List<ThrowingCallable> changes =
        List.of(
            () -> table.create(file, CreateOptions.defaults(), TestBytes.of(new byte[1])),
            () -> table.append(file, TestBytes.of(new byte[1])),
            () -> table.makeDirectories(file, null),
            () -> table.rename(file, path("/x"), RenameMode.REPLACE_EXISTING),
            () -> table.concat(file, List.of(path("/x"))),
            () -> table.delete(file),
            () -> table.setOwner(file, "x", null),
            () -> table.setPermission(file, 0700),
            () -> table.setTimes(file, 1, 1),
            () -> table.setReplication(file, 1));

    assertThat(changes)
        .allSatisfy(
            change ->
                assertThatThrownBy(change)
                    .hasMessage(
                        "'/w/t/ds=1/hr=1/a' is read from the partitions of the table in '/w/t' and"
                            + " cannot be changed."));
    assertThat(memory.requests(Operation.DELETE)).isZero();
  }

  @Test
  void breaksTransfersOffAndCloses() throws Exception {
    MemoryFileSystem view = memory.toBuilder().build();
    table = TableFileSystem.of(view, TablePartitions.builder("/w/t", 2).build());

    table.abortTransfers();

    assertThatThrownBy(() -> table.open(path("/archive/x/c"), 0, 1))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(Optional.of(table.longestSilence())).contains(view.longestSilence());
    table.close();
  }
}
