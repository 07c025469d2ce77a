package io.howdah.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.pace.OpenWrites.SpaceShortage;
import io.howdah.pace.OpenWrites.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenWritesTest {
  private final CopyException noSpace =
      new CopyException(
          ErrorCode.QUOTA_EXCEEDED,
          "CREATE /a was refused: DSQuotaExceededException: The DiskSpace quota of /q is exceeded");

  private final Cancellation cancellation = new Cancellation();
  private final OpenWrites writes = new OpenWrites(cancellation);

  @Test
  void halvesWhatMayBeOpenWithEachRefusal() throws Exception {
    List<Write> eight = begin(8);

    assertThat(eight.get(0).explain(noSpace)).isInstanceOf(SpaceShortage.class);
    assertThat(eight.get(1).explain(noSpace)).isInstanceOf(SpaceShortage.class); // at the same time
    CompletableFuture<Write> ninth = beginLater();
    for (int i = 0; i < 4; i++) {
      assertThat(ninth).isNotDone();
      eight.get(i).end();
    }
    assertThat(ninth).isNotDone();

    eight.get(4).end();
    assertThat(ninth.get(30, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void acceptsTheRefusalOfAFileThatWasAlone() throws Exception {
    Write alone = writes.begin();

    assertThat(alone.explain(noSpace)).isSameAs(noSpace);
  }

  @Test
  void triesAFileAgainBesideWhichAnotherWasOpen() throws Exception {
    Write first = writes.begin();
    writes.begin().end();

    assertThat(first.explain(noSpace))
        .isInstanceOfSatisfying(
            SpaceShortage.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED))
        .hasMessage(noSpace.getMessage());
  }

  @Test
  void takesOtherFailuresAsTheyAre() throws Exception {
    CopyException names =
        new CopyException(ErrorCode.QUOTA_EXCEEDED, "NSQuotaExceededException: too many names");
    List<Write> two = begin(2);

    assertThat(two.get(0).explain(names)).isSameAs(names);
    begin(100); // nothing is limited
  }

  @Test
  void endsAWaitWhenTheCopyIsCancelled() throws Exception {
    List<Write> two = begin(2);
    assertThat(two.get(0).explain(noSpace)).isInstanceOf(SpaceShortage.class);
    CompletableFuture<Write> third = beginLater();

    cancellation.cancel();

    assertThatThrownBy(third::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  private List<Write> begin(int files) throws CopyException {
    List<Write> begun = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      begun.add(writes.begin());
    }
    return begun;
  }

  private CompletableFuture<Write> beginLater() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return writes.begin();
          } catch (CopyException e) {
            throw new CompletionException(e);
          }
        });
  }
}
