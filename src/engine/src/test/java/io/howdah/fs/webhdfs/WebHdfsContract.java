package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RemoteFileSystemContract;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of a file system on real servers of any kind. */
abstract class WebHdfsContract extends RemoteFileSystemContract {
  private final RequestCounter counter = new RequestCounter();

  /** The urls of the servers. */
  abstract List<URI> urls();

  @Override
  protected RemoteFileSystem newFileSystem() {
    return new WebHdfsFileSystem(
        urls(),
        new SimpleAuthentication(System.getProperty("user.name"), null),
        WebHdfsSettings.builder().observer(counter).build());
  }

  @Override
  protected FilePath newDirectory(RemoteFileSystem fileSystem) throws Exception {
    FilePath directory = FilePath.of("/contract/" + UUID.randomUUID());
    fileSystem.makeDirectories(directory, null);
    return directory;
  }

  @Override
  public OptionalLong requests() {
    return OptionalLong.of(counter.count());
  }

  /** The tests run as the superuser. */
  @Override
  public boolean mayChangeOwner() {
    return true;
  }

  /**
   * Under another name, as every user of {@code create} repeats it: a DataNode may begin with the
   * broken attempt after its successor, and takes the name away from that.
   */
  @Override
  @Test
  public void canBeRepeatedAfterAFailure() throws IOException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");
    ContentSource broken =
        new ContentSource() {
          @Override
          public long length() {
            return 100_000;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(new byte[50_000]);
            throw failure;
          }
        };
    FilePath first = directory().child("attempt-1");
    FilePath second = directory().child("attempt-2");

    assertThatThrownBy(() -> fileSystem().create(first, CreateOptions.defaults(), broken))
        .isSameAs(failure);
    fileSystem().create(second, CreateOptions.defaults(), TestContent.text("whole"));

    assertThat(TestContent.read(fileSystem(), second)).asString().isEqualTo("whole");
  }
}
