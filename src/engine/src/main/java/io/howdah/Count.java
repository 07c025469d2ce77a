package io.howdah;

/** A number of files and their bytes. */
public final class Count {
  private final long files;
  private final long bytes;

  private Count(long files, long bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  public static Count of(long files, long bytes) {
    return new Count(files, bytes);
  }

  public long files() {
    return files;
  }

  public long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return files + " files, " + bytes + " bytes";
  }
}
