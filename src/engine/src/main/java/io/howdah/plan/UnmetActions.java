package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileStatus;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import org.jspecify.annotations.Nullable;

/**
 * Reports the actions of a plan that the walk through both trees did not meet. The source of such a
 * file was deleted, or its directory was not listed.
 */
final class UnmetActions {
  private final CopyScope scope;
  private final TreeRules rules;

  UnmetActions(CopyScope scope, TreeRules rules) {
    this.scope = scope;
    this.rules = rules;
  }

  /** Each of them is a file that failed. An entry that is gone already needs no delete. */
  void report(PlanSink sink) throws CopyException {
    scope
        .approved()
        .forEachUnmet(
            action -> {
              scope.cancellation().check();
              @Nullable FileStatus source = action.source();
              if (source != null) {
                forbidDeletes();
                sink.failed(record(action, source), missing(source));
              } else if (scope.destination().status(action.target()).isPresent()) {
                sink.failed(record(action, entry(action)), notExtra(action));
              }
            });
  }

  private void forbidDeletes() {
    @Nullable ExtraSearch extras = rules.extras();
    if (extras != null) {
      extras
          .plan()
          .forbid("Nothing was deleted, since files of the plan were not found at the source.");
    }
  }

  private FileRecord record(PlannedAction action, FileStatus source) {
    return FileRecord.of(
        DirectoryRecord.NONE,
        Placement.of(source, action.target(), null, FileStatus.Storage.REPLICATED));
  }

  private static FileStatus entry(PlannedAction action) {
    return FileStatus.builder(action.target(), FileStatus.Type.FILE).build();
  }

  private static CopyException missing(FileStatus source) {
    return new CopyException(
        ErrorCode.CHANGED_SINCE,
        "'"
            + source.path()
            + "' is in the plan and was not found: it was deleted, its directory was not listed, or an"
            + " option leaves it out.");
  }

  private static CopyException notExtra(PlannedAction action) {
    return new CopyException(
        ErrorCode.CHANGED_SINCE,
        "'"
            + action.target()
            + "' was not deleted: its directory has changed after the plan was made, was not listed,"
            + " or an option keeps it.");
  }
}
