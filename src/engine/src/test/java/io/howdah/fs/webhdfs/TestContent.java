package io.howdah.fs.webhdfs;

import io.howdah.fs.ContentSource;
import io.howdah.fs.FileContent;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What tests write and read. */
public final class TestContent {
  private TestContent() {}

  public static ContentSource text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static ContentSource bytes(byte[] bytes) {
    return new ContentSource() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public boolean isInMemory() {
        return true;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** A byte whose reading fails. */
  public static ContentSource failing(Runnable failure) {
    return new ContentSource() {
      @Override
      public long length() {
        return 1;
      }

      @Override
      public void writeTo(OutputStream out) {
        failure.run();
      }
    };
  }

  /** Many bytes, in portions of 64 KiB. */
  static ContentSource zeros(long length) {
    return new ContentSource() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        byte[] portion = new byte[1 << 16];
        for (long left = length; left > 0; left -= portion.length) {
          out.write(portion, 0, (int) Math.min(left, portion.length));
        }
      }
    };
  }

  static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] read(RemoteFileSystem fileSystem, FilePath path) throws IOException {
    try (FileContent content = fileSystem.open(path, 0, Long.MAX_VALUE)) {
      return content.stream().readAllBytes();
    }
  }
}
