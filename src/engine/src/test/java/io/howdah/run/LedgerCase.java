package io.howdah.run;

import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ExistingFiles;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Two clusters whose clock a test moves, and copies that remember what they prove. */
abstract class LedgerCase {
  static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  final SettableClock clock = new SettableClock();
  final MemoryCopy copies =
      new MemoryCopy(
              MemoryFileSystem.builder().clock(clock).build(),
              MemoryFileSystem.builder().clock(clock).build())
          .clock(clock);
  final CopyOptions.Builder options =
      CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);

  @BeforeEach
  void fillStaging() throws Exception {
    write(copies.staging, "/out/a", "a");
    write(copies.staging, "/out/day/b", "bb");
    write(copies.staging, "/out/day/c", "ccc");
    copies.prod.makeDirectories(copies.prod.homeDirectory(), null);
    later();
  }

  CopyStatus copy() {
    later();
    CopyStatus status = copy("/out", "/in");
    later();
    return status;
  }

  CopyStatus copy(String source, String target) {
    return copy(copies, source, target);
  }

  CopyStatus copy(MemoryCopy copies, String source, String target) {
    return copies.copy(
        MemoryCopy.request(source, target, options.build()).target(Target.EXACT).build(),
        CopyListener.NONE,
        new Cancellation());
  }

  /** So that no two changes have the same time. */
  void later() {
    clock.now = clock.now.plusMillis(1);
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** The requests of the last copy that need a DataNode. */
  long comparisons() {
    return copies.stagingAsSeen().requests(Operation.CHECKSUM)
        + copies.stagingAsSeen().requests(Operation.OPEN)
        + copies.prodAsSeen().requests(Operation.CHECKSUM);
  }

  Map<String, String> prod() {
    return tree(copies.prod, "/in");
  }

  /** The files of the ledgers, hidden ones too. */
  Map<String, String> ledgers() throws Exception {
    return tree(copies.prod, directory().toString());
  }

  FilePath directory() throws Exception {
    return copies.prod.homeDirectory().resolve(".howdah/ledger");
  }

  FilePath ledger() throws Exception {
    return FilePath.of(ledgers().keySet().iterator().next());
  }

  /** A clock that stands still until a test moves it. */
  static final class SettableClock extends Clock {
    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
