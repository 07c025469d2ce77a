package io.howdah.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.backoff.Backoff;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceReaderTest {
  private static final FilePath FILE = FilePath.ROOT; // any will do
  private static final byte[] BYTES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  private final RemoteFileSystem server = mock();
  private final FileBackoff backoff =
      new FileBackoff(
          Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(1)),
          new Cancellation(),
          Patience.unlimited());

  @BeforeEach
  void serveInPieces() throws Exception {
    serve(BYTES);
  }

  @Test
  void fillsABufferFromSmallPieces() throws Exception {
    byte[] buffer = new byte[4];
    SourceReader reader = SourceReader.ofFile(server, backoff, FILE, BYTES.length);

    assertThat(reader.fill(buffer)).isEqualTo(4);
    assertThat(buffer).containsExactly(0, 1, 2, 3);
    assertThat(reader.fill(buffer)).isEqualTo(4);
    assertThat(reader.fill(buffer)).isEqualTo(2);
    assertThat(buffer).startsWith(8, 9);
    assertThat(reader.fill(buffer)).isEqualTo(-1);
  }

  @Test
  void endsInABufferThatHasRoomLeft() throws Exception {
    SourceReader reader = SourceReader.ofFile(server, backoff, FILE, BYTES.length);

    assertThat(reader.fill(new byte[64])).isEqualTo(BYTES.length);
    assertThat(reader.fill(new byte[64])).isEqualTo(-1);
  }

  @Test
  void goesOnInTheMiddleOfABufferWhereTheStreamBroke() throws Exception {
    serve(Arrays.copyOf(BYTES, 6));
    byte[] buffer = new byte[BYTES.length];

    assertThat(SourceReader.ofFile(server, backoff, FILE, BYTES.length).fill(buffer))
        .isEqualTo(BYTES.length);
    assertThat(buffer).isEqualTo(BYTES);
    verify(server).open(FILE, 6, 5); // one more than is left, which would show
  }

  @Test
  void refusesAFileThatHasMoreThanExpected() {
    SourceReader reader = SourceReader.ofFile(server, backoff, FILE, 9);

    assertThatThrownBy(() -> reader.fill(new byte[64]))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
  }

  /** A server or proxy that adds a byte does not change the file: what the file has is read. */
  @Test
  void doesNotCallAByteTooManyAChangeOfTheSource() throws Exception {
    when(server.status(FILE))
        .thenReturn(Optional.of(FileStatus.builder(FILE, FileStatus.Type.FILE).length(9).build()));
    when(server.open(FILE, 9, 1)).thenReturn(FileContent.of(new ByteArrayInputStream(BYTES), 1));
    SourceReader reader = SourceReader.ofFile(server, backoff, FILE, 9);

    assertThatThrownBy(() -> reader.fill(new byte[64]))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATANODE_FAILED))
        .hasMessageContaining("though the file still has 9");
  }

  /** At first no more than {@code most}, then all there is; never more than three at a time. */
  private void serve(byte[] most) throws Exception {
    when(server.open(any(), anyLong(), anyLong()))
        .thenReturn(content(most, 0))
        .thenAnswer(call -> content(BYTES, call.getArgument(1, Long.class).intValue()));
  }

  private static FileContent content(byte[] bytes, int offset) {
    return FileContent.of(
        new ByteArrayInputStream(bytes, offset, bytes.length - offset) {
          @Override
          public synchronized int read(byte[] buffer, int start, int count) {
            return super.read(buffer, start, Math.min(count, 3));
          }
        },
        FileContent.UNKNOWN_LENGTH);
  }
}
