package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.event.AttributesPlanned;
import io.howdah.fs.FileStatus;
import io.howdah.report.PlannedAction;
import io.howdah.scope.CopyScope;
import java.util.Set;

/**
 * Decides whether attributes of an existing file or directory are set. A dry run adds them to its
 * plan, and a run with a plan sets those that are in it.
 */
final class AttributeApproval {
  private final CopyScope scope;
  private final AttributeReport report;

  AttributeApproval(CopyScope scope) {
    this.scope = scope;
    this.report = new AttributeReport(scope);
  }

  /**
   * Runs the step that sets the attributes, or does what else is due.
   *
   * @param before the entry before the run
   * @param now the entry as it is now
   * @throws CopyException {@link ErrorCode#CHANGED_SINCE} where the plan has the entry in another
   *     state
   */
  void around(FileStatus before, FileStatus now, FileStatus source, AttributeReport.Step step)
      throws CopyException {
    if (scope.options().mode() == Mode.DRY_RUN) {
      step.run();
      plan(before, source);
    } else if (isApproved(before, source)) {
      report.around(before, now, source, step);
    } else if (scope.approved().mentionsAttributes(before.path())
        && !scope.preservation().examine(before.path(), step::run).isEmpty()) {
      throw new CopyException(
          ErrorCode.CHANGED_SINCE,
          "The attributes of '"
              + before.path()
              + "' were not set, since it or its source has changed after the plan was made.");
    }
  }

  /** A directory of the plan may have been made already, before this run was repeated. */
  private boolean isApproved(FileStatus before, FileStatus source) {
    return scope.approved().approvesAttributes(before, source)
        || (before.isDirectory() && scope.approved().approvesDirectory(before.path()));
  }

  private void plan(FileStatus existing, FileStatus source) throws CopyException {
    Set<FileAttribute> attributes = scope.preservation().takePlanned(existing.path());
    if (!attributes.isEmpty()) {
      scope.plan().add(PlannedAction.attributes(existing, source, attributes));
      scope.listener().on(AttributesPlanned.of(existing.path().toString(), attributes));
    }
  }
}
