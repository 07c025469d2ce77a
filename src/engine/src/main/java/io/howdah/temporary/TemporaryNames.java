package io.howdah.temporary;

import io.howdah.CopyRequest;
import java.time.Clock;

/** Creates the temporary names of one process of a run, see {@link TemporaryName}. */
public final class TemporaryNames {
  private final CopyRequest run;
  private final Clock clock;

  public TemporaryNames(CopyRequest run, Clock clock) {
    this.run = run;
    this.clock = clock;
  }

  /** The run in the names. */
  public CopyRequest run() {
    return run;
  }

  /** The name for one attempt at the file {@code name} that begins now. */
  public String of(String name, int attempt) {
    return TemporaryName.of(name, run, Integer.toString(attempt), clock.instant());
  }

  /** The name for one attempt at a chunk, in one attempt at the file {@code name}. */
  public String ofChunk(String name, int attempt, int chunk, int chunkAttempt) {
    return TemporaryName.of(name, run, attempt + "." + chunk + "." + chunkAttempt, clock.instant());
  }
}
