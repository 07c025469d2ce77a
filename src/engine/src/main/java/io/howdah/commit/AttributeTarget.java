package io.howdah.commit;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.transfer.StagedFile;
import org.jspecify.annotations.Nullable;

/** A file or directory of the destination that gets the attributes of its source. */
final class AttributeTarget {
  private enum Age {
    NEW,
    OLD
  }

  private final FilePath path;
  private final FilePath target;
  private final @Nullable FileStatus current;
  private final Age age;

  private AttributeTarget(FilePath path, FilePath target, @Nullable FileStatus current, Age age) {
    this.path = path;
    this.target = target;
    this.current = current;
    this.age = age;
  }

  /** A new file under its temporary name. Its status is not known. */
  static AttributeTarget newFile(StagedFile file) {
    return new AttributeTarget(file.temporary(), file.record().target(), null, Age.NEW);
  }

  /** A file or directory that existed before the run. */
  static AttributeTarget existing(FileStatus current) {
    return new AttributeTarget(current.path(), current.path(), current, Age.OLD);
  }

  /** A directory that the run has made. */
  static AttributeTarget newDirectory(FileStatus current) {
    return new AttributeTarget(current.path(), current.path(), current, Age.NEW);
  }

  /** Where it is now. */
  FilePath path() {
    return path;
  }

  /** Its final name, for reports. */
  FilePath target() {
    return target;
  }

  /** Its present status; null for a new file. */
  @Nullable FileStatus current() {
    return current;
  }

  /** Whether the run has made it. */
  boolean isNew() {
    return age == Age.NEW;
  }
}
