package io.howdah.pace;

import io.howdah.CopyException;
import io.howdah.CopyLimits;
import io.howdah.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a copy may still transfer under its {@link CopyLimits}. It is used up when the first file is
 * refused; then every further file is refused too. Safe for use by many threads.
 */
public final class Allowance {
  private final CopyLimits limits;
  private final LongSupplier nanoClock;
  private final long start;
  private long files;
  private long bytes;
  private @Nullable CopyException reason;
  private Runnable whenUsedUp = () -> {};

  /** An allowance that begins now. */
  public Allowance(CopyLimits limits, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
  }

  /** Has {@code action} run when the first file is refused. */
  public synchronized void whenUsedUp(Runnable action) {
    whenUsedUp = action;
  }

  /** Whether a file may begin. If so, it counts. */
  public synchronized boolean begin(long length) {
    if (!isOpen()) {
      return false;
    }
    if (files >= limits.files()) {
      end(limits.files() + " files");
    } else if (bytes >= limits.bytes()) {
      end(limits.bytes() + " bytes");
    } else {
      files++;
      bytes += length;
    }
    return reason == null;
  }

  /** Whether nothing was refused so far and there is time left. */
  public synchronized boolean isOpen() {
    @Nullable Duration duration = limits.duration();
    if (reason == null && duration != null && nanoClock.getAsLong() - start >= duration.toNanos()) {
      end(duration.toMillis() / 1000 + " seconds");
    }
    return reason == null;
  }

  /** Why files were refused; empty while none was. */
  public synchronized Optional<CopyException> reason() {
    return Optional.ofNullable(reason);
  }

  private void end(String limit) {
    reason =
        new CopyException(
            ErrorCode.LIMIT_REACHED, "The copy stopped at its limit of " + limit + ".");
    whenUsedUp.run();
  }
}
