package io.howdah.run;

import io.howdah.fs.FilePath;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.Operation;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Bits that go wrong on the way from or to a file system in memory. */
final class BitFlips {
  private BitFlips() {}

  /** In the byte at that position of a file, in each reading: a bad card, proxy or memory. */
  static FaultInjector inEachReading(long position) {
    return new FaultInjector() {
      @Override
      public void transferring(Operation operation, FilePath path, long start, ByteBuffer bytes) {
        if (operation == Operation.OPEN
            && position >= start
            && position < start + bytes.remaining()) {
          flip(bytes, (int) (position - start));
        }
      }
    };
  }

  /** In the first byte of that many portions of bytes. */
  static FaultInjector inPortions(Operation faulty, int portions) {
    AtomicInteger left = new AtomicInteger(portions);
    return new FaultInjector() {
      @Override
      public void transferring(
          Operation operation, FilePath path, long position, ByteBuffer bytes) {
        if (operation == faulty && bytes.hasRemaining() && left.getAndDecrement() > 0) {
          flip(bytes, 0);
        }
      }
    };
  }

  private static void flip(ByteBuffer bytes, int index) {
    int at = bytes.position() + index;
    bytes.put(at, (byte) (bytes.get(at) ^ 1));
  }
}
