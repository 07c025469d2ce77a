package io.howdah.fs.webhdfs.http;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The body of a CREATE or APPEND: exactly the announced bytes or a broken connection. The last byte
 * is sent only after the source has reported success, because a server accepts a body of full
 * length as a complete file. If the source can no longer fail it is not delayed, because a single
 * byte would be a packet of its own.
 */
public final class UploadEntity extends AbstractHttpEntity {
  private final String what;
  private final ContentSource content;
  private final long length;
  private volatile boolean begun;
  private StallWatch.@Nullable Upload watch;

  public UploadEntity(String what, ContentSource content) {
    // An HttpFS accepts this type and no other.
    super(ContentType.APPLICATION_OCTET_STREAM, null, false);
    this.what = what;
    this.content = content;
    length = content.length();
  }

  /** Whether the source has been read, which is possible only once, or its bytes are sent. */
  public boolean hasBegun() {
    return begun;
  }

  /** From now on the connection's taking of bytes is watched. */
  public void watchedBy(StallWatch.Upload watch) {
    this.watch = watch;
  }

  /** Lets a source without bytes report success or failure before anything is sent. */
  public void prepare() throws IOException {
    if (length == 0 && !begun && !content.isInMemory()) {
      begun = true;
      new Exact(new Nowhere()).takeAll();
    }
  }

  /**
   * Sends the bytes.
   *
   * @throws SourceFailure where the source failed, and not the connection
   */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    begun = true;
    if (length == 0) {
      if (content.isInMemory()) {
        new Exact(new Nowhere()).takeAll();
      }
      return;
    }
    StallWatch.Upload watched = watch;
    new Exact(watched == null ? out : new WatchedStream(out, watched)).takeAll();
    if (watched != null) {
      // The connection still holds the last bytes; it gets as long for them as for any others.
      watched.handing();
    }
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("an upload is written, not read");
  }

  @Override
  public void close() {
    // The source belongs to the caller.
  }

  private SourceFailure wrongLength(String found) {
    return new SourceFailure(
        what,
        new CopyException(
            ErrorCode.SOURCE_CHANGED,
            what + " was broken off: the source gave " + found + " instead of " + length + "."));
  }

  /** Passes on exactly as many bytes as were promised, the last one only at the end. */
  private final class Exact extends FilterOutputStream {
    private long taken;
    private int last;
    private boolean hasFailed;

    private Exact(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (count > length - taken) {
        throw wrongLength("more bytes");
      }
      taken += count;
      boolean isHeldBack = count > 0 && taken == length && !content.isInMemory();
      if (isHeldBack) {
        last = bytes[offset + count - 1];
      }
      try {
        out.write(bytes, offset, isHeldBack ? count - 1 : count);
      } catch (IOException | RuntimeException e) {
        hasFailed = true;
        throw e;
      }
    }

    /** Does nothing: the connection flushes when the body is complete. */
    @Override
    public void flush() {}

    /** Does nothing: the connection stays open for the response. */
    @Override
    public void close() {}

    /**
     * Reads all bytes of the source, and distinguishes its failures from those of the connection.
     */
    private void takeAll() throws IOException {
      try {
        content.writeTo(this);
      } catch (SourceFailure e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        if (hasFailed && !(e instanceof CopyException)) {
          throw e;
        }
        throw new SourceFailure(what, e);
      }
      if (taken < length) {
        throw wrongLength(taken + " bytes");
      }
      if (length > 0 && !content.isInMemory()) {
        out.write(last);
      }
    }
  }

  /** Where the bytes of an empty file go. */
  private static final class Nowhere extends OutputStream {
    @Override
    public void write(int b) {}
  }
}
