package io.howdah.fs.local;

import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RemoteFileSystemContract;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;

class LocalFileSystemContractTest extends RemoteFileSystemContract {
  private final Path temporary;

  LocalFileSystemContractTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Override
  protected RemoteFileSystem newFileSystem() {
    return LocalFileSystem.of(FileSystems.getDefault(), "/home/somebody", 5);
  }

  @Override
  protected FilePath newDirectory(RemoteFileSystem fileSystem) throws Exception {
    return FilePath.of(temporary.toString());
  }

  @Override
  public OptionalInt pageSize() {
    return OptionalInt.of(5);
  }

  @Override
  public boolean keepsPermissions() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  @Override
  public boolean keepsHdfsAttributes() {
    return false;
  }

  @Override
  public boolean keepsTimesBefore1970() {
    return true;
  }

  /** The locale of the test decides which names a file can have. */
  @Override
  public boolean canHold(String name) {
    try {
      return temporary.resolve(name).getFileName().toString().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
