package io.howdah.fs.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes a tree from below, symbolic links themselves and not what they lead to. */
final class LocalDeletion extends SimpleFileVisitor<Path> {
  private boolean found;

  /** Deletes what is there and says whether anything was. */
  static boolean of(Path path) throws IOException {
    LocalDeletion deletion = new LocalDeletion();
    Files.walkFileTree(path, deletion);
    return deletion.found;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    found |= Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    found |= Files.deleteIfExists(directory);
    return FileVisitResult.CONTINUE;
  }
}
