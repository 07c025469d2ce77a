package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets nothing reach a file system any more from a certain moment on, as if the process that copies
 * had died: it cannot even tidy up.
 */
final class Crash implements FaultInjector {
  /** On which side of an operation's effect the process dies. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private final Moment moment;
  private final Operation last;
  private final AtomicInteger left;
  private final AtomicBoolean happened = new AtomicBoolean();

  /** Dies at the operation {@code last} when it comes for the {@code count}-th time. */
  Crash(Moment moment, Operation last, int count) {
    this.moment = moment;
    this.last = last;
    this.left = new AtomicInteger(count);
  }

  /** Whether the moment came: a test that missed it proves nothing. */
  boolean happened() {
    return happened.get();
  }

  @Override
  public void before(Operation operation, FilePath path) throws CopyException {
    dieAt(Moment.BEFORE, operation);
  }

  @Override
  public void after(Operation operation, FilePath path) throws CopyException {
    dieAt(Moment.AFTER, operation);
  }

  @Override
  public void transferring(Operation operation, FilePath path, long position, ByteBuffer bytes)
      throws CopyException {
    failWhenDead();
  }

  private void dieAt(Moment now, Operation operation) throws CopyException {
    failWhenDead();
    if (now == moment && operation == last && left.decrementAndGet() == 0) {
      happened.set(true);
    }
    failWhenDead();
  }

  private void failWhenDead() throws CopyException {
    if (happened.get()) {
      throw new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "The process is dead.");
    }
  }
}
