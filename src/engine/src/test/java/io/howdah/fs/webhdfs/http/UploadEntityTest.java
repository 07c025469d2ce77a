package io.howdah.fs.webhdfs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.webhdfs.TestContent;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadEntityTest {
  private final CopyException failure =
      new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void passesOnEveryByte() throws IOException {
    upload(
            5,
            to -> {
              to.write('a');
              to.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
              to.write(new byte[] {'d', 'e'});
            })
        .writeTo(out);

    assertThat(out).hasToString("abcde");
  }

  @Test
  void holdsTheLastByteBackUntilTheSourceIsContent() {
    assertThatThrownBy(
            () ->
                upload(
                        5,
                        to -> {
                          to.write("abcde".getBytes(StandardCharsets.UTF_8));
                          throw failure;
                        })
                    .writeTo(out))
        .isInstanceOf(SourceFailure.class)
        .cause()
        .isSameAs(failure);

    assertThat(out).hasToString("abcd");
  }

  @Test
  void sendsWhatIsInMemoryInOnePiece() throws IOException {
    List<Integer> pieces = new ArrayList<>();
    UploadEntity upload =
        new UploadEntity(
            "CREATE /f",
            new ContentSource() {
              @Override
              public long length() {
                return 5;
              }

              @Override
              public boolean isInMemory() {
                return true;
              }

              @Override
              public void writeTo(OutputStream to) throws IOException {
                to.write("abcde".getBytes(StandardCharsets.UTF_8));
              }
            });

    upload.writeTo(
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int offset, int count) throws IOException {
            pieces.add(count);
            out.write(bytes, offset, count);
          }
        });

    assertThat(out).hasToString("abcde");
    assertThat(pieces).containsExactly(5);
  }

  @Test
  void refusesTooFewBytes() {
    assertThatThrownBy(() -> upload(5, to -> to.write(new byte[4])).writeTo(out))
        .cause()
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
        .hasMessageContaining("4 bytes instead of 5");
  }

  @Test
  void refusesTooManyBytes() {
    assertThatThrownBy(() -> upload(5, to -> to.write(new byte[6])).writeTo(out))
        .cause()
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("more bytes instead of 5");
    assertThat(out.size()).isZero();
  }

  @Test
  void readsASourceWithoutBytesBeforeAnythingIsSent() {
    UploadEntity upload =
        upload(
            0,
            to -> {
              throw failure;
            });

    assertThatThrownBy(upload::prepare).isInstanceOf(SourceFailure.class).cause().isSameAs(failure);
  }

  @Test
  void doesNotTakeABrokenConnectionForTheSource() {
    IOException broken = new IOException("Broken pipe");
    OutputStream connection =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw broken;
          }
        };

    assertThatThrownBy(() -> upload(5, to -> to.write(new byte[5])).writeTo(connection))
        .isSameAs(broken);
  }

  @Test
  void tellsASourceThatFailsBehindABrokenConnectionByItsException() {
    OutputStream connection =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(
            () ->
                upload(
                        5,
                        to -> {
                          try {
                            to.write(new byte[5]);
                          } catch (IOException e) {
                            throw failure;
                          }
                        })
                    .writeTo(connection))
        .isInstanceOf(SourceFailure.class)
        .cause()
        .isSameAs(failure);
  }

  /** So that a dead DataNode costs an empty file no more than another. */
  @Test
  void countsAsNotBegunBeforeAnythingIsSentWhereNothingCanFail() throws IOException {
    UploadEntity upload = new UploadEntity("CREATE /f", TestContent.text(""));

    upload.prepare();

    assertThat(upload.hasBegun()).isFalse();
  }

  /** A server that was silent may still create the file. */
  @Test
  void countsAsBegunOnceAnEmptyBodyIsSent() throws IOException {
    UploadEntity upload = new UploadEntity("CREATE /f", TestContent.text(""));

    upload.writeTo(out);

    assertThat(upload.hasBegun()).isTrue();
  }

  @Test
  void showsWhetherTheSourceWasRead() throws IOException {
    UploadEntity upload = upload(1, to -> to.write('x'));

    upload.prepare();
    assertThat(upload.hasBegun()).isFalse();
    upload.writeTo(out);
    assertThat(upload.hasBegun()).isTrue();
  }

  private static UploadEntity upload(long length, Writing writing) {
    return new UploadEntity(
        "CREATE /f",
        new ContentSource() {
          @Override
          public long length() {
            return length;
          }

          @Override
          public void writeTo(OutputStream to) throws IOException {
            writing.writeTo(to);
          }
        });
  }

  /** What a source does. */
  private interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }
}
