package io.howdah.agent;

import io.howdah.ComparedEntry;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.agent.CheckArguments.Listed;
import io.howdah.event.EntryCompared;
import io.howdah.front.status.ComparisonJson;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes each compared entry as one line of JSON while the comparison runs. */
final class EntryList implements CopyListener {
  /** The name of standard output. */
  static final String STANDARD_OUTPUT = "-";

  private final String name;
  private final Writer writer;
  private final Listed listed;
  private @Nullable IOException failure;
  private boolean closed;

  private EntryList(String name, OutputStream out, Listed listed) {
    this.name = name;
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.listed = listed;
  }

  /** A list that receives nothing. */
  static EntryList none() {
    return new EntryList(
        "no list",
        new OutputStream() {
          @Override
          public void write(int b) {}
        },
        Listed.DIFFERENCES);
  }

  /** A list on standard output, which stays open. */
  static EntryList to(PrintStream stdout, Listed listed) {
    return new EntryList(
        STANDARD_OUTPUT,
        new FilterOutputStream(stdout) {
          @Override
          public void write(byte[] bytes, int start, int count) {
            stdout.write(bytes, start, count);
          }

          /** A print stream throws nothing. */
          @Override
          public void close() throws IOException {
            if (stdout.checkError()) {
              throw new IOException("standard output is closed, or its disk is full");
            }
          }
        },
        listed);
  }

  /**
   * A list in a new file, or in place of what the file has.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED}
   */
  static EntryList in(Path directory, String file, Listed listed) throws CopyException {
    try {
      return new EntryList(file, Files.newOutputStream(directory.resolve(file)), listed);
    } catch (IOException | InvalidPathException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void on(CopyEvent event) {
    if (!(event instanceof EntryCompared)) {
      return;
    }
    ComparedEntry entry = ((EntryCompared) event).entry();
    if (listed == Listed.ALL || entry.state() != ComparedEntry.State.EQUAL) {
      write(ComparisonJson.line(entry) + "\n");
    }
  }

  private synchronized void write(String line) {
    if (failure != null || closed) {
      return;
    }
    try {
      writer.write(line);
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Writes what is buffered. Later entries are not written.
   *
   * @throws CopyException {@link ErrorCode#LOCAL_IO_FAILED} where a line is lost
   */
  synchronized void finish() throws CopyException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      writer.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
    if (failure != null) {
      throw unwritable(name, failure);
    }
  }

  private static CopyException unwritable(String name, Exception cause) {
    return new CopyException(
        ErrorCode.LOCAL_IO_FAILED,
        "The list '" + name + "' could not be written: " + cause + ".",
        cause);
  }
}
