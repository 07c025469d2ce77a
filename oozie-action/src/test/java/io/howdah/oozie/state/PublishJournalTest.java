package io.howdah.oozie.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;

class PublishJournalTest {
  /** The first write is lost, and no later check would show it. */
  private abstract static class FailsOnce extends OutputStream {
    private boolean failed;

    abstract void fail() throws IOException;

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!failed) {
        failed = true;
        fail();
      }
    }
  }

  @Test
  void takesNoNoteAfterOneThatWasLost() throws IOException {
    assertTakesNoNoteAfterLosingOne(
        new FailsOnce() {
          @Override
          void fail() throws IOException {
            throw new IOException("All datanodes are bad.");
          }
        },
        "All datanodes are bad.");
  }

  /** As in HDFS's client. */
  @Test
  void takesNoNoteAfterOneThatWasLostWhenTheServersMemoryWasFull() throws IOException {
    assertTakesNoNoteAfterLosingOne(
        new FailsOnce() {
          @Override
          void fail() {
            throw new OutOfMemoryError("Java heap space");
          }
        },
        "Java heap space");
  }

  private static void assertTakesNoNoteAfterLosingOne(OutputStream out, String why)
      throws IOException {
    PublishJournal journal =
        new PublishJournal(new FSDataOutputStream(out, null), new PublishedBefore());

    assertThatThrownBy(() -> journal.aboutToPublish("/data/1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> journal.aboutToPublish("/data/2")).isInstanceOf(IOException.class);
  }
}
