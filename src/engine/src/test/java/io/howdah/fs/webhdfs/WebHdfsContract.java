package io.howdah.fs.webhdfs;

import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RemoteFileSystemContract;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** The contract of a file system on real servers, whoever they are. */
abstract class WebHdfsContract extends RemoteFileSystemContract {
  private final RequestCounter counter = new RequestCounter();

  /** Where to ask. */
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
}
