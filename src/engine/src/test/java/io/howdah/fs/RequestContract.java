package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What an operation costs: round trips are what a copy of small files waits for. Only where
 * requests are counted.
 */
interface RequestContract extends ContractFixture {
  @Test
  default void sendsOneRequestForAStatus() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    assertRequests(1, () -> fileSystem().status(file));
    assertRequests(1, () -> fileSystem().status(path("missing")));
  }

  @Test
  default void sendsOneRequestForAPageOfAListing() throws CopyException {
    for (String name : List.of("a", "b", "c")) {
      makeDirectory(name);
    }

    assertRequests(1, () -> fileSystem().list(directory(), null));
    assertRequests(1, () -> fileSystem().list(directory(), "a"));
  }

  @Test
  default void sendsOneRequestForADirectory() throws CopyException {
    assertRequests(1, () -> makeDirectory("some/new/directory"));
  }

  @Test
  default void sendsOneRequestForADeletion() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    assertRequests(1, () -> fileSystem().delete(file));
    assertRequests(1, () -> fileSystem().delete(path("missing")));
  }

  @Test
  default void sendsOneRequestForAnAtomicRename() throws CopyException {
    assumeTrue(replacesAtomically());
    FilePath file = write("file", TestBytes.of("x"));
    FilePath other = write("other", TestBytes.of("x"));

    assertRequests(1, () -> fileSystem().rename(file, path("renamed"), RenameMode.KEEP_EXISTING));
    assertRequests(
        1, () -> fileSystem().rename(path("renamed"), other, RenameMode.REPLACE_EXISTING));
  }

  @Test
  default void sendsOneRequestForEachAttribute() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));
    String group = statusOf(file).group();

    assertRequests(1, () -> fileSystem().setPermission(file, 0600));
    assertRequests(1, () -> fileSystem().setTimes(file, 1_500_000_000_000L, 0));
    assertRequests(1, () -> fileSystem().setReplication(file, 1));
    assertRequests(1, () -> fileSystem().setOwner(file, null, group));
  }

  @Test
  default void sendsNoRequestForTraits() throws CopyException {
    assertRequests(0, () -> fileSystem().traits());
  }

  /** One to the NameNode, which names a DataNode, and one there. */
  @Test
  default void sendsTwoRequestsAtMostForBytes() throws CopyException {
    FilePath file = path("file");
    TestBytes bytes = TestBytes.random(10_000, 61);

    assertThat(requestsOf(() -> bytes.writeTo(fileSystem(), file))).isLessThanOrEqualTo(2);
    assertThat(requestsOf(() -> TestBytes.read(fileSystem(), file))).isLessThanOrEqualTo(2);
    assertThat(requestsOf(() -> fileSystem().checksum(file, 1))).isLessThanOrEqualTo(2);
  }

  private void assertRequests(long expected, ThrowingCallable operation) throws CopyException {
    assertThat(requestsOf(operation)).as("requests").isEqualTo(expected);
  }

  private long requestsOf(ThrowingCallable operation) throws CopyException {
    assumeTrue(requests().isPresent(), "requests are counted");
    // The login and the request for the traits happen once and are not counted here.
    fileSystem().traits();
    fileSystem().status(directory());
    long before = requests().getAsLong();
    assertThatCode(operation).doesNotThrowAnyException();
    return requests().getAsLong() - before;
  }
}
