package io.howdah.oozie.run;

import io.howdah.Cancellation;
import io.howdah.front.progress.ProgressMeter;
import io.howdah.front.text.ShortText;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunDirectory;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of an action on this server. It waits in the queue, copies, or waits for a retry. */
public final class ActionRun {
  /** Oozie's column for the external status has 255 characters. */
  private static final int LONGEST_STATE = 250;

  private final RunKey key;
  private final String user;
  private final CopyOrder order;
  private final RunDirectory directory;
  private final RunLog log;
  private final long created = System.nanoTime();
  private Cancellation cancellation = new Cancellation();
  private String state = "STARTING";
  private boolean begun;
  private boolean copying;
  private int retries;
  private @Nullable ProgressMeter meter;
  private @Nullable StopCause stopCause;

  public ActionRun(RunKey key, String user, CopyOrder order, RunDirectory directory, RunLog log) {
    this.key = key;
    this.user = user;
    this.order = order;
    this.directory = directory;
    this.log = log;
  }

  public RunKey key() {
    return key;
  }

  public String user() {
    return user;
  }

  public CopyOrder order() {
    return order;
  }

  public RunDirectory directory() {
    return directory;
  }

  RunLog log() {
    return log;
  }

  /** Writes a warning to the job's log. */
  public void warn(String line) {
    log.warn(line);
  }

  /** The progress of the copy, which has begun. */
  synchronized ProgressMeter meter() {
    return Objects.requireNonNull(meter, "the copy has begun");
  }

  /** The number of failures after which the run was started again. */
  synchronized int retries() {
    return retries;
  }

  synchronized void retries(int count) {
    retries = count;
  }

  /** The time since this server created the run. */
  public long ageNanos() {
    return System.nanoTime() - created;
  }

  /** Stops the run on this server within seconds. Only the first cause counts. */
  public void stop(StopCause cause) {
    Cancellation current;
    synchronized (this) {
      stopCause = stopCause == null ? cause : stopCause;
      current = cancellation;
    }
    current.cancel();
  }

  /** The cause of the stop; null where the run was not stopped. */
  public synchronized @Nullable StopCause stopCause() {
    return stopCause;
  }

  /** Records that the copy begins. */
  synchronized Cancellation begin(Clock clock) {
    cancellation = new Cancellation();
    if (stopCause != null) {
      cancellation.cancel();
    }
    begun = true;
    copying = true;
    meter = new ProgressMeter(clock);
    return cancellation;
  }

  /** Whether this server has begun to copy for this run. */
  synchronized boolean hasBegun() {
    return begun;
  }

  /** Records that the run waits in the queue. */
  synchronized void queue() {
    state = "WAITING for its turn";
  }

  /**
   * Records that the copy has ended, for now or finally.
   *
   * @param reason the new external status
   * @param names paths that the reason may quote; they are shortened first
   */
  synchronized void pause(String reason, String... names) {
    copying = false;
    String[] safeNames = Arrays.stream(names).map(WorkflowText::of).toArray(String[]::new);
    state = ShortText.of(WorkflowText.of(reason), LONGEST_STATE, safeNames);
  }

  /**
   * The external status of the action in a few words, for example {@code RUNNING 42% 310/742
   * files}.
   */
  public String describe() {
    synchronized (this) {
      if (!copying) {
        return state;
      }
    }
    return ProgressText.of(meter().progress());
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
