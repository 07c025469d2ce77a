package io.howdah.fs;

import io.howdah.CopyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bytes that a test writes to a file system and reads back. */
public final class TestBytes implements ContentSource {
  private static final int PORTION = 8192;

  private final byte[] bytes;

  private TestBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The UTF-8 bytes of a text. */
  public static TestBytes of(String text) {
    return new TestBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public static TestBytes of(byte[] bytes) {
    return new TestBytes(bytes.clone());
  }

  public static TestBytes empty() {
    return new TestBytes(new byte[0]);
  }

  /** Bytes without a pattern; the same for the same seed. */
  public static TestBytes random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return new TestBytes(bytes);
  }

  /** A whole file. */
  public static byte[] read(RemoteFileSystem fileSystem, FilePath path) throws IOException {
    return read(fileSystem, path, 0, Long.MAX_VALUE);
  }

  /** Part of a file. */
  public static byte[] read(RemoteFileSystem fileSystem, FilePath path, long offset, long length)
      throws IOException {
    try (FileContent content = fileSystem.open(path, offset, length)) {
      return drain(content.stream());
    }
  }

  /** Creates a file with these bytes and returns its path. */
  public FilePath writeTo(RemoteFileSystem fileSystem, FilePath path) throws CopyException {
    fileSystem.create(path, CreateOptions.defaults(), this);
    return path;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  public TestBytes slice(int from, int to) {
    return new TestBytes(Arrays.copyOfRange(bytes, from, to));
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (int start = 0; start < bytes.length; start += PORTION) {
      out.write(bytes, start, Math.min(PORTION, bytes.length - start));
    }
  }

  private static byte[] drain(InputStream stream) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    stream.transferTo(all);
    return all.toByteArray();
  }
}
