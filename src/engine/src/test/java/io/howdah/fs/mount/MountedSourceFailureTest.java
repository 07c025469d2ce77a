package io.howdah.fs.mount;

import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.SourceFailureContract;
import io.howdah.fs.memory.MemoryFileSystem;
import java.util.Map;
import java.util.OptionalLong;

/** The failure of a source passes through a mount as it does through the file system below it. */
class MountedSourceFailureTest implements SourceFailureContract {
  private final MemoryFileSystem below = MemoryFileSystem.builder().build();
  private final RemoteFileSystem mounted = new MountedFileSystem(Map.of(FilePath.ROOT, below));

  @Override
  public RemoteFileSystem fileSystem() {
    return mounted;
  }

  @Override
  public FilePath directory() {
    return FilePath.ROOT;
  }

  @Override
  public OptionalLong requests() {
    return OptionalLong.of(below.totalRequests());
  }
}
