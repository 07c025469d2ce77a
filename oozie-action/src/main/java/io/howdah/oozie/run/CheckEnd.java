package io.howdah.oozie.run;

import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TreeComparison;
import io.howdah.front.status.ComparisonFigures;
import io.howdah.front.status.ComparisonJson;
import io.howdah.oozie.state.RunResult;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a check: what the workflow learns about both sides. */
final class CheckEnd implements RunEnd {
  private final TreeComparison comparison;
  private final Purpose purpose;

  CheckEnd(TreeComparison comparison, Purpose purpose) {
    this.comparison = comparison;
    this.purpose = purpose;
  }

  @Override
  public boolean isSuccessful() {
    return comparison.isComplete() && (purpose == Purpose.REPORT || !comparison.hasDifferences());
  }

  @Override
  public @Nullable CopyException error() {
    return comparison.error();
  }

  /** What was compared is compared again, since a check leaves nothing behind. */
  @Override
  public boolean isPassing() {
    CopyException error = comparison.error();
    if (error != null) {
      return error.code().isRetryable();
    }
    return !comparison.isComplete()
        && comparison.failureCodes().stream().allMatch(ErrorCode::isRetryable);
  }

  @Override
  public String sentence() {
    CopyException error = comparison.error();
    if (error != null) {
      return Outcome.withAdvice(error, CheckAdvice.INSTANCE.of(error.code(), comparison.request()));
    }
    return comparison.isComplete()
        ? "Both sides differ: " + differences() + first(comparison.differences(), ".")
        : comparison.files(State.FAILED).files()
            + " of "
            + comparison.found().files()
            + " files could not be compared"
            + first(comparison.failures(), reason());
  }

  /** For example {@code 2 different, 1 missing, 0 extra}. Directories count too. */
  private String differences() {
    return String.format(
        "%d different, %d missing, %d extra, %d unprovable",
        number(State.DIFFERENT),
        number(State.MISSING),
        number(State.EXTRA),
        number(State.UNPROVABLE));
  }

  private long number(State state) {
    return comparison.files(state).files() + comparison.directories(state);
  }

  private static String first(List<ComparedEntry> entries, String reason) {
    return entries.isEmpty() ? "." : ", the first one " + entries.get(0).target() + reason;
  }

  private String reason() {
    List<ComparedEntry> failures = comparison.failures();
    @Nullable CopyException failure = failures.isEmpty() ? null : failures.get(0).failure();
    return failure == null ? "." : ": " + failure.getMessage();
  }

  @Override
  public String[] names() {
    List<String> names = new ArrayList<>();
    addFirst(comparison.failures(), names);
    addFirst(comparison.differences(), names);
    names.add(comparison.sourcePath());
    names.add(comparison.destinationPath());
    return names.toArray(new String[0]);
  }

  private static void addFirst(List<ComparedEntry> entries, List<String> names) {
    if (!entries.isEmpty()) {
      @Nullable String source = entries.get(0).source();
      names.add(entries.get(0).target());
      names.add(source == null ? "" : source);
    }
  }

  @Override
  public String line() {
    String figures =
        String.format(
            "%d of %d files are equal; %s, %d failed.",
            comparison.files(State.EQUAL).files(),
            comparison.found().files(),
            differences(),
            comparison.files(State.FAILED).files());
    return isSuccessful()
        ? "The check succeeded: " + figures
        : "The check failed: " + figures + " " + code() + ": " + sentence();
  }

  @Override
  public RunResult result(ZoneId zone) {
    Map<String, String> data = Outcome.data(new ComparisonFigures(zone).of(comparison));
    ComparisonJson json = new ComparisonJson(zone, CheckAdvice.INSTANCE);
    data.put(Outcome.STATUS, json.text(comparison, Outcome.MOST_STATUS_CHARACTERS));
    return isSuccessful()
        ? RunResult.succeeded(data)
        : Outcome.failed(code(), Outcome.message(sentence(), names()), data);
  }

  private String code() {
    CopyException error = comparison.error();
    if (error != null) {
      return Outcome.code(error.code());
    }
    if (comparison.isComplete()) {
      return Outcome.code(ErrorCode.TREES_DIFFER);
    }
    boolean isAll = comparison.files(State.FAILED).files() == comparison.found().files();
    return isAll && comparison.failureCodes().size() == 1
        ? Outcome.code(comparison.failureCodes().iterator().next())
        : Outcome.FILES_FAILED;
  }

  @Override
  public void tell(RunListener listener, ActionRun run) {
    listener.compared(run, comparison);
  }
}
