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

/** One run of an action on this server: waiting, copying, or waiting to try again. */
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

  /** The progress of the copy that has begun. */
  synchronized ProgressMeter meter() {
    return Objects.requireNonNull(meter, "the copy has begun");
  }

  /** How often the run has failed and begun again. */
  synchronized int retries() {
    return retries;
  }

  synchronized void retries(int count) {
    retries = count;
  }

  /** How long this server has known of the run. */
  public long ageNanos() {
    return System.nanoTime() - created;
  }

  /** Stops the run here within seconds; the first cause counts. */
  public void stop(StopCause cause) {
    Cancellation current;
    synchronized (this) {
      stopCause = stopCause == null ? cause : stopCause;
      current = cancellation;
    }
    current.cancel();
  }

  /** Why it was stopped; null where it was not. */
  public synchronized @Nullable StopCause stopCause() {
    return stopCause;
  }

  /** The copy begins. */
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

  /** Whether this server has copied anything of the run, or was about to. */
  synchronized boolean hasBegun() {
    return begun;
  }

  /** All places of this server are taken. */
  synchronized void queue() {
    state = "WAITING for its turn";
  }

  /**
   * The copy has ended, for now or for good.
   *
   * @param reason the new external status
   * @param names paths that the reason may quote, which are shortened first
   */
  synchronized void pause(String reason, String... names) {
    copying = false;
    String[] safeNames = Arrays.stream(names).map(WorkflowText::of).toArray(String[]::new);
    state = ShortText.of(WorkflowText.of(reason), LONGEST_STATE, safeNames);
  }

  /** The action's external status: a few words, for instance {@code RUNNING 42% 310/742 files}. */
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
