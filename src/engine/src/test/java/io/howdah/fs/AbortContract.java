package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How running transfers are broken off. */
@Timeout(60)
interface AbortContract extends ContractFixture {
  @Test
  default void breaksOffAReadThatIsUnderWay() throws IOException {
    FilePath file = write("file", TestBytes.random(4 << 20, 51));
    try (FileContent content = fileSystem().open(file, 0, Long.MAX_VALUE)) {
      InputStream stream = content.stream();
      assertThat(stream.readNBytes(1_000)).hasSize(1_000);

      fileSystem().abortTransfers();

      assertFails(ErrorCode.CANCELLED, stream::readAllBytes);
    }
  }

  @Test
  default void breaksOffACreationThatIsUnderWay() throws Exception {
    FilePath file = path("file");
    EndlessSource source = new EndlessSource();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> creation =
          executor.submit(
              () -> {
                fileSystem().create(file, CreateOptions.defaults(), source);
                return null;
              });
      assertThat(source.begun.await(30, TimeUnit.SECONDS)).isTrue();

      fileSystem().abortTransfers();
      source.aborted.countDown();

      assertFails(ErrorCode.CANCELLED, () -> resultOf(creation));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  default void letsNoTransferBegin() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().abortTransfers();

    assertFails(ErrorCode.CANCELLED, () -> fileSystem().open(file, 0, Long.MAX_VALUE));
    assertFails(ErrorCode.CANCELLED, () -> write("other", TestBytes.of("x")));
    assertFails(ErrorCode.CANCELLED, () -> fileSystem().append(file, TestBytes.of("x")));
    assertFails(ErrorCode.CANCELLED, () -> fileSystem().checksum(file, 1));
    assertMissing(path("other"));
  }

  @Test
  default void letsEverythingElseGoOn() throws CopyException {
    FilePath file = write("file", TestBytes.of("x"));

    fileSystem().abortTransfers();
    fileSystem().abortTransfers();

    assertThat(listAll(directory())).hasSize(1);
    fileSystem().setPermission(file, 0600);
    fileSystem().makeDirectories(path("inner"), null);
    fileSystem().rename(file, path("inner/file"), RenameMode.KEEP_EXISTING);
    assertThat(statusOf(path("inner/file")).length()).isEqualTo(1);
    assertThat(fileSystem().delete(path("inner/file"))).isTrue();
  }

  private static void resultOf(Future<?> creation) throws Throwable {
    try {
      creation.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  /** More bytes than any buffer holds, the most of them after the transfer was broken off. */
  final class EndlessSource implements ContentSource {
    private static final int PORTION = 1 << 16;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);

    @Override
    public long length() {
      return 1L << 30;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] zeros = new byte[PORTION];
      out.write(zeros);
      begun.countDown();
      try {
        assertThat(aborted.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException("The test was given up.", e);
      }
      for (long written = PORTION; written < length(); written += PORTION) {
        out.write(zeros);
      }
    }
  }
}
