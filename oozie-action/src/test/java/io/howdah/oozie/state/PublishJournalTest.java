package io.howdah.oozie.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;

class PublishJournalTest {
  /** As in HDFS's client, when the server's memory is full. */
  private static final class FailsOnce extends OutputStream {
    private boolean failed;

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (!failed) {
        failed = true;
        throw new OutOfMemoryError("Java heap space");
      }
    }
  }

  @Test
  void takesNoNoteAfterOneThatWasLost() throws IOException {
    PublishJournal journal =
        new PublishJournal(new FSDataOutputStream(new FailsOnce(), null), new PublishedBefore());

    assertThatThrownBy(() -> journal.aboutToPublish("/data/1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Java heap space");
    assertThatThrownBy(() -> journal.aboutToPublish("/data/2")).isInstanceOf(IOException.class);
  }
}
