package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How bytes are added to a file that exists. */
interface AppendContract extends ContractFixture {
  TestBytes OLD = TestBytes.random(100_000, 71);

  TestBytes NEW = TestBytes.random(200_000, 72);

  @Test
  default void appendsToAFile() throws IOException {
    FilePath file = write("file", OLD);

    fileSystem().append(file, NEW);
    fileSystem().append(file, TestBytes.of("last"));

    assertContent(file, joined(OLD, NEW, TestBytes.of("last")));
  }

  @Test
  default void appendsToAnEmptyFile() throws IOException {
    FilePath file = write("file", TestBytes.empty());

    fileSystem().append(file, NEW);

    assertContent(file, NEW);
  }

  @Test
  default void appendsNothing() throws IOException {
    FilePath file = write("file", OLD);

    fileSystem().append(file, TestBytes.empty());

    assertContent(file, OLD);
  }

  @Test
  default void createsNoFileToAppendTo() throws CopyException {
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().append(path("missing"), NEW));
    assertFails(ErrorCode.FILE_NOT_FOUND, () -> fileSystem().append(path("no/parent"), NEW));

    assertMissing(path("missing"));
    assertMissing(path("no"));
  }

  @Test
  default void doesNotAppendToADirectory() throws CopyException {
    FilePath inner = makeDirectory("inner");

    assertFails(ErrorCode.DESTINATION_CONFLICT, () -> fileSystem().append(inner, NEW));
  }

  @Test
  default void appendsBytesThatAChecksumContains() throws CopyException {
    FilePath file = write("file", OLD);
    FilePath once = write("once", joined(OLD, NEW));

    fileSystem().append(file, NEW);

    assertThat(fileSystem().checksum(file, OLD.length() + NEW.length()))
        .isEqualTo(fileSystem().checksum(once, OLD.length() + NEW.length()));
  }

  @Test
  default void keepsTheOldBytesWhereTheSourceFails() throws IOException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");
    byte[] whole = joined(OLD, NEW).toArray();
    for (int given : new int[] {0, 1, 150_000}) {
      FilePath file = write("file-" + given, OLD);

      assertThatThrownBy(() -> fileSystem().append(file, new Broken(given, failure)))
          .isSameAs(failure);

      byte[] left = TestBytes.read(fileSystem(), file);
      assertThat(left.length).isBetween((int) OLD.length(), whole.length - 1);
      assertThat(left).isEqualTo(Arrays.copyOf(whole, left.length));
    }
  }

  @Test
  default void passesOnTheFailuresOfWhatIsAppended() throws CopyException {
    for (Exception failure :
        List.of(
            new CopyException(ErrorCode.DATANODE_FAILED, "A DataNode of the source failed."),
            new CopyException(ErrorCode.NO_ACTIVE_NAMENODE, "The source has no NameNode."),
            new IllegalStateException("Connection pool shut down"),
            new UncheckedIOException(new IOException("Broken pipe")))) {
      FilePath file = write(String.valueOf(failure.getMessage()).replaceAll("[^A-Za-z]", ""), OLD);

      assertThatThrownBy(() -> fileSystem().append(file, new Broken(1_000, failure)))
          .isSameAs(failure);
    }
  }

  @Test
  default void callsAnIoExceptionOfWhatIsAppendedADefect() throws CopyException {
    FilePath file = write("file", OLD);
    IOException failure = new IOException("Broken pipe");

    assertThatThrownBy(() -> fileSystem().append(file, new Broken(1_000, failure)))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
        .cause()
        .isSameAs(failure);
  }

  @Test
  default void doesNotAppendMoreThanWasAnnounced() throws IOException {
    FilePath file = write("file", OLD);

    assertThatThrownBy(
            () -> fileSystem().append(file, new CreationContract.AnnouncedSource(100, NEW)))
        .isInstanceOf(CopyException.class);

    assertThat(TestBytes.read(fileSystem(), file)).startsWith(OLD.toArray());
  }

  private static TestBytes joined(TestBytes... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (TestBytes part : parts) {
      all.writeBytes(part.toArray());
    }
    return TestBytes.of(all.toByteArray());
  }

  /** Gives some of the new bytes and then fails. */
  record Broken(int given, Exception failure) implements ContentSource {
    @Override
    public long length() {
      return NEW.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      NEW.slice(0, given).writeTo(out);
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (IOException) failure;
    }
  }
}
