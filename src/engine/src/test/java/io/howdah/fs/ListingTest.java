package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final FileStatus ENTRY =
      FileStatus.builder(FilePath.ROOT, FileStatus.Type.DIRECTORY).build();

  @Test
  void saysWhetherAnotherPageFollows() {
    assertThat(Listing.last(List.of()).hasMore()).isFalse();
    assertThat(Listing.partial(List.of(ENTRY)).hasMore()).isTrue();
  }

  /** A request for the next page needs a name. */
  @Test
  void hasNoEmptyPageInTheMiddle() {
    assertThatIllegalArgumentException().isThrownBy(() -> Listing.partial(List.of()));
  }

  @Test
  void doesNotChangeWithTheListItWasMadeFrom() {
    List<FileStatus> entries = new ArrayList<>(List.of(ENTRY));
    Listing listing = Listing.last(entries);

    entries.clear();

    assertThat(listing.entries()).containsExactly(ENTRY);
  }
}
