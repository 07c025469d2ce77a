package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.FileAttribute;
import io.howdah.fs.FileStatus;
import io.howdah.report.Change;
import io.howdah.report.RunReport;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;

/**
 * Reports existing files and directories that get other attributes. ACLs, extended attributes and
 * policies are not reported.
 */
final class AttributeReport {
  private final Preservation preservation;
  private final RunReport report;

  AttributeReport(CopyScope scope) {
    this.preservation = scope.preservation();
    this.report = scope.report();
  }

  /** Sets attributes. */
  interface Step {
    void run() throws CopyException;
  }

  /**
   * Runs the step, with a line before and after it where it changes an attribute.
   *
   * @param before the entry before the run
   * @param now the entry as it is now
   */
  void around(FileStatus before, FileStatus now, FileStatus source, Step step)
      throws CopyException {
    if (hasThoseOf(now, source)) {
      step.run();
      return;
    }
    report.aboutTo(() -> Change.attributes(before, wanted(before, source)));
    step.run();
    report.attributesSet(before);
  }

  private boolean hasThoseOf(FileStatus now, FileStatus source) {
    return isKept(FileAttribute.OWNER, now.owner(), source.owner())
        && isKept(FileAttribute.GROUP, now.group(), source.group())
        && isKept(FileAttribute.PERMISSION, now.permission(), source.permission())
        && isKept(FileAttribute.REPLICATION, now.replication(), source.replication())
        && isKept(FileAttribute.TIMES, now.modificationTime(), source.modificationTime());
  }

  private boolean isKept(FileAttribute attribute, Object now, Object source) {
    return !preservation.keeps(attribute)
        || preservation.reasonToGiveUp(attribute) != null
        || now.equals(source);
  }

  /** The attributes of the entry after the run. A time of 0 stands for one that the run leaves. */
  private FileStatus wanted(FileStatus before, FileStatus source) {
    FileStatus.Builder wanted = before.toBuilder().modificationTime(0).accessTime(0);
    if (preservation.keeps(FileAttribute.OWNER)) {
      wanted.owner(source.owner());
    }
    if (preservation.keeps(FileAttribute.GROUP)) {
      wanted.group(source.group());
    }
    if (preservation.keeps(FileAttribute.PERMISSION)) {
      wanted.permission(source.permission());
    }
    if (preservation.keeps(FileAttribute.REPLICATION)) {
      wanted.replication(source.replication());
    }
    if (preservation.keeps(FileAttribute.TIMES)) {
      wanted.modificationTime(source.modificationTime()).accessTime(source.accessTime());
    }
    return wanted.build();
  }
}
