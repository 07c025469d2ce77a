package io.howdah.fs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests an implementation of {@link RemoteFileSystem} against that interface's javadoc. A subclass
 * supplies a file system and an empty directory, and overrides the methods of {@code
 * ContractFixture} that differ there; each part of the contract has an interface of its own.
 */
public abstract class RemoteFileSystemContract
    implements StatusContract,
        ListingContract,
        ReadingContract,
        CreationContract,
        AppendContract,
        SourceFailureContract,
        DirectoryContract,
        RenameContract,
        DeletionContract,
        ChecksumContract,
        BlocksContract,
        AttributeContract,
        ConcatContract,
        NameContract,
        AbortContract,
        RequestContract {
  private RemoteFileSystem fileSystem;
  private FilePath directory;

  /** A file system that only this test uses, which is closed after it. */
  protected abstract RemoteFileSystem newFileSystem() throws Exception;

  /**
   * An existing, empty directory that only this test uses, on the file system made for it; it is
   * deleted afterwards.
   */
  protected abstract FilePath newDirectory(RemoteFileSystem fileSystem) throws Exception;

  @BeforeEach
  final void prepare() throws Exception {
    fileSystem = newFileSystem();
    directory = newDirectory(fileSystem);
  }

  @AfterEach
  final void tidyUp() throws Exception {
    TestTrees.delete(fileSystem, directory);
    fileSystem.close();
  }

  @Override
  public final RemoteFileSystem fileSystem() {
    return fileSystem;
  }

  @Override
  public final FilePath directory() {
    return directory;
  }
}
