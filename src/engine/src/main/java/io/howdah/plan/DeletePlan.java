package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.DeleteLimit;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what a copy would delete while its plan is made, and decides whether it may. Safe for use
 * by many threads.
 */
public final class DeletePlan {
  private final DeleteLimit limit;
  private final Map<FilePath, Root> roots = new HashMap<>();
  private @Nullable String objection;
  private long spent;

  /** An empty plan. */
  public DeletePlan(DeleteLimit limit) {
    this.limit = limit;
  }

  /** A file of the source was found that the copy includes. */
  public synchronized void foundAtSource(FilePath root) {
    at(root).sources++;
  }

  /** A file or directory was found in the target. */
  public synchronized void foundInTarget(FilePath root) {
    foundInTarget(root, 1);
  }

  /** Files and directories were found in the target. */
  synchronized void foundInTarget(FilePath root, long entries) {
    at(root).existing += entries;
  }

  /** Entries were found in the target that may be deleted. */
  public synchronized void foundExtra(FilePath root, Portion extra) {
    Root found = at(root);
    found.existing += extra.entries();
    found.extra = found.extra.plus(extra);
  }

  /**
   * Tells how many files and directories the target has, for a plan that does not list all of it.
   */
  public synchronized void foundBefore(FilePath root, long target) {
    at(root).untold = target;
  }

  /** Whether something is extra, and no file of the source was found. */
  synchronized boolean lacksSource(FilePath root) {
    return at(root).sources == 0 && !at(root).extra.isEmpty();
  }

  /** Forbids all deletes, for a reason that is a sentence. */
  public synchronized void forbid(String reason) {
    objection = reason;
  }

  /** Why nothing may be deleted; empty where the plan is within its limits. */
  public synchronized Optional<CopyException> refusal() {
    if (objection != null) {
      return refused(objection);
    }
    Portion extra = Portion.NONE;
    for (Map.Entry<FilePath, Root> each : roots.entrySet()) {
      if (each.getValue().sources == 0 && !each.getValue().extra.isEmpty()) {
        return refused(
            "The source '"
                + each.getKey()
                + "' has no files, so "
                + each.getValue().extra
                + " of its target were not deleted.");
      }
      extra = extra.plus(each.getValue().extra);
    }
    return extra.entries() > most()
        ? refused(
            "The copy would delete "
                + extra
                + " of the "
                + existing()
                + " files and directories in the target, and may delete "
                + most()
                + ". Nothing was deleted.")
        : Optional.empty();
  }

  /**
   * Counts entries that are about to be deleted.
   *
   * @throws CopyException {@link ErrorCode#DELETE_REFUSED} where more would go than the limit
   *     permits, since something was added to the target after it was listed
   */
  public synchronized void spend(Portion portion) throws CopyException {
    if (spent + portion.entries() > most()) {
      throw new CopyException(
          ErrorCode.DELETE_REFUSED,
          "More is extra now than when the target was listed: the copy has deleted "
              + spent
              + " files and directories, and may delete "
              + most()
              + ".");
    }
    spent += portion.entries();
  }

  private long most() {
    return limit.of(existing());
  }

  private long existing() {
    long sum = 0;
    for (Root each : roots.values()) {
      sum += Math.max(each.existing, each.untold);
    }
    return sum;
  }

  private Root at(FilePath root) {
    return roots.computeIfAbsent(root, path -> new Root());
  }

  private static Optional<CopyException> refused(String why) {
    return Optional.of(new CopyException(ErrorCode.DELETE_REFUSED, why));
  }

  /** The figures of one source directory of the request. */
  private static final class Root {
    private long sources;
    private long existing;
    private long untold;
    private Portion extra = Portion.NONE;
  }
}
