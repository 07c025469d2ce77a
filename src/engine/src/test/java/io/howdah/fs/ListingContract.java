package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a directory's pages hold. */
interface ListingContract extends ContractFixture {
  @Test
  default void listsNothingInAnEmptyDirectory() throws CopyException {
    Listing listing = fileSystem().list(directory(), null);

    assertThat(listing.entries()).isEmpty();
    assertThat(listing.hasMore()).isFalse();
  }

  @Test
  default void listsWhatAStatusSays() throws CopyException {
    FilePath file = write("file", TestBytes.random(77, 1));
    FilePath inner = makeDirectory("inner");
    write("inner/deeper", TestBytes.of("x"));

    assertThat(listAll(directory())).containsExactly(statusOf(file), statusOf(inner));
  }

  @Test
  default void ordersNamesAsTheirPathsCompare() throws CopyException {
    // Strings, UTF-8 bytes and signed bytes would each order these in another way.
    List<String> names = new ArrayList<>();
    for (String name : List.of("a b", "B", "ab", "😀", "_b", "é", "a.b", "～", "a")) {
      if (canHold(name)) {
        makeDirectory(name);
        names.add(name);
      }
    }
    names.sort(FilePath::compareNames);

    assertThat(listAll(directory())).extracting(FileStatus::name).isEqualTo(names);
  }

  @Test
  default void listsEveryEntryOnceThroughAllPages() throws CopyException {
    List<String> names = makeEntries(entriesOfSeveralPages());

    assertThat(listAll(directory())).extracting(FileStatus::name).isEqualTo(names);
  }

  @Test
  default void fillsEachPageButTheLast() throws CopyException {
    assumeTrue(pageSize().isPresent(), "pages are used");
    int pageSize = pageSize().getAsInt();
    List<String> names = makeEntries(2 * pageSize);

    Listing first = fileSystem().list(directory(), null);
    Listing second = fileSystem().list(directory(), names.get(pageSize - 1));

    assertThat(first.entries()).hasSize(pageSize);
    assertThat(first.hasMore()).isTrue();
    assertThat(second.entries()).hasSize(pageSize);
    assertThat(second.hasMore()).isFalse();
  }

  @Test
  default void beginsAfterAName() throws CopyException {
    for (String name : List.of("a", "b", "c")) {
      makeDirectory(name);
    }

    assertThat(namesAfter("a")).containsExactly("b", "c");
    assertThat(namesAfter("aa")).containsExactly("b", "c");
    assertThat(namesAfter("A")).containsExactly("a", "b", "c");
    assertThat(namesAfter("c")).isEmpty();
    assertThat(namesAfter("d")).isEmpty();
  }

  @Test
  default void doesNotListWhatDoesNotExist() {
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().list(path("missing"), null));
  }

  @Test
  default void doesNotListAFile() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().list(file, null));
  }

  @Test
  default void listsTheRoot() throws CopyException {
    String first = directory().names().get(0);

    assertThat(listAll(FilePath.ROOT))
        .extracting(FileStatus::path)
        .contains(FilePath.ROOT.child(first));
  }

  private int entriesOfSeveralPages() {
    return 2 * pageSize().orElse(10) + 1;
  }

  /** Makes directories, the cheapest entries there are, and returns their names in order. */
  private List<String> makeEntries(int count) throws CopyException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.format("entry-%06d", i);
      makeDirectory(name);
      names.add(name);
    }
    return names;
  }

  private List<String> namesAfter(String startAfter) throws CopyException {
    return fileSystem().list(directory(), startAfter).entries().stream()
        .map(FileStatus::name)
        .toList();
  }
}
