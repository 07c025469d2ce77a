package io.howdah.fs.memory;

import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RemoteFileSystemContract;
import java.util.OptionalInt;
import java.util.OptionalLong;

class MemoryFileSystemContractTest extends RemoteFileSystemContract {
  private final MemoryFileSystem memory = MemoryFileSystem.builder().pageSize(4).build();

  @Override
  protected RemoteFileSystem newFileSystem() {
    return memory;
  }

  @Override
  protected FilePath newDirectory(RemoteFileSystem fileSystem) throws Exception {
    FilePath directory = FilePath.of("/user/here");
    fileSystem.makeDirectories(directory, null);
    return directory;
  }

  @Override
  public OptionalInt pageSize() {
    return OptionalInt.of(4);
  }

  @Override
  public OptionalLong requests() {
    return OptionalLong.of(memory.totalRequests());
  }

  @Override
  public boolean mayChangeOwner() {
    return true;
  }

  @Override
  public boolean mayLoseRoot() {
    return true;
  }
}
