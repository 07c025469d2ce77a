package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.report.PlannedAction.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a copy may do: the actions of a plan, each for the state that the plan was made for. The
 * states are kept as hashes, some 20 bytes for each action. Safe for use by many threads.
 */
public final class ApprovedPlan {
  private static final ApprovedPlan NONE = new ApprovedPlan(null, new KeySet(), new KeySet());

  private final @Nullable PlanText text;
  private final KeySet targets;
  private final KeySet states;

  private ApprovedPlan(@Nullable PlanText text, KeySet targets, KeySet states) {
    this.text = text;
    this.targets = targets;
    this.states = states;
  }

  /** For a copy without a plan: everything is approved. */
  public static ApprovedPlan none() {
    return NONE;
  }

  /**
   * Reads a plan.
   *
   * @param current the header that a plan of this copy would have
   * @throws CopyException {@link io.howdah.ErrorCode#INVALID_ARGUMENT} where it is not a complete
   *     plan for this copy
   */
  public static ApprovedPlan read(PlanText text, PlanHeader current) throws CopyException {
    KeySet targets = new KeySet();
    KeySet states = new KeySet();
    text.header().requireSame(current);
    text.read(action -> add(action, targets, states)).requireSame(current);
    return new ApprovedPlan(text, targets, states);
  }

  private static void add(PlannedAction action, KeySet targets, KeySet states) {
    FilePath target = action.target();
    @Nullable FileStatus source = action.source();
    @Nullable FileStatus existing = action.existing();
    targets.add(ofTarget(action.kind(), target));
    switch (action.kind()) {
      case COPY:
      case REPLACE:
        states.add(ofFile(target, source, existing));
        states.add(ofSource(target, source));
        break;
      case WITHDRAW:
        states.add(ofFlag(target, source, existing));
        break;
      case MAKE_DIRECTORY:
        states.add(ofDirectory(target));
        break;
      case SET_ATTRIBUTES:
        states.add(ofAttributes(target, source, existing));
        states.add(ofAnyAttributes(target));
        break;
      case DELETE:
        states.add(ofDelete(target, existing, action.content()));
        break;
    }
  }

  /** What is deleted is found in the target, and everything else at the source. */
  private static long ofTarget(PlannedAction.Kind kind, FilePath target) {
    return kind == PlannedAction.Kind.DELETE ? ofDeleteTarget(target) : ofTarget(target);
  }

  private static long ofTarget(FilePath target) {
    return StateKey.of("target", target).value();
  }

  private static long ofDeleteTarget(FilePath target) {
    return StateKey.of("delete target", target).value();
  }

  private static long ofFile(
      FilePath target, @Nullable FileStatus source, @Nullable FileStatus existing) {
    return StateKey.of("file", target).content(source).content(existing).value();
  }

  private static long ofSource(FilePath target, @Nullable FileStatus source) {
    return StateKey.of("source", target).content(source).value();
  }

  private static long ofFlag(
      FilePath target, @Nullable FileStatus source, @Nullable FileStatus existing) {
    return StateKey.of("flag", target).content(source).content(existing).value();
  }

  private static long ofDirectory(FilePath target) {
    return StateKey.of("directory", target).value();
  }

  private static long ofAttributes(
      FilePath target, @Nullable FileStatus source, @Nullable FileStatus existing) {
    StateKey key = StateKey.of("attributes", target).content(source).content(existing);
    if (source != null) {
      key.attributes(source);
    }
    if (existing != null) {
      key.attributes(existing);
    }
    return key.value();
  }

  private static long ofAnyAttributes(FilePath target) {
    return StateKey.of("any attributes", target).value();
  }

  private static long ofDelete(FilePath target, @Nullable FileStatus existing, Content content) {
    return StateKey.of("delete", target)
        .content(existing)
        .number(content.files().files())
        .number(content.files().bytes())
        .number(content.directories())
        .number(content.fingerprint())
        .value();
  }

  /** Whether there is a plan. */
  public boolean isPresent() {
    return text != null;
  }

  /** Whether the plan has an action for the target of an entry of the source. */
  public boolean mentions(FilePath target) {
    if (text == null) {
      return true;
    }
    boolean isToBeDeleted = targets.meet(ofDeleteTarget(target));
    return targets.meet(ofTarget(target)) || isToBeDeleted;
  }

  /** Whether the plan deletes an entry of the target that the source does not have. */
  public boolean mentionsDelete(FilePath target) {
    return text == null || targets.meet(ofDeleteTarget(target));
  }

  /**
   * Whether a file may be copied: both sides are as the plan found them. If nothing has its name by
   * now, nothing can be lost, so then only the source counts.
   */
  public boolean approvesFile(FilePath target, FileStatus source, @Nullable FileStatus existing) {
    return text == null
        || states.contains(ofFile(target, source, existing))
        || (existing == null && approvesSource(target, source));
  }

  /** Whether a file may be copied that this run has published before. */
  public boolean approvesSource(FilePath target, FileStatus source) {
    return text == null || states.contains(ofSource(target, source));
  }

  /** Whether a done flag may be withdrawn: both sides are as the plan found them. */
  public boolean approvesWithdrawal(FileStatus flag, FileStatus source) {
    return text == null || states.contains(ofFlag(flag.path(), source, flag));
  }

  /** Whether a directory may be made. */
  public boolean approvesDirectory(FilePath target) {
    return text == null || states.contains(ofDirectory(target));
  }

  /** Whether attributes may be set: both sides are as the plan found them. */
  public boolean approvesAttributes(FileStatus existing, FileStatus source) {
    return text == null || states.contains(ofAttributes(existing.path(), source, existing));
  }

  /** Whether the plan has attributes for that path, in whatever state it is. */
  public boolean mentionsAttributes(FilePath target) {
    return text == null || states.contains(ofAnyAttributes(target));
  }

  /** Whether an entry may be deleted: it is as the plan found it, with everything in it. */
  public boolean approvesDelete(FileStatus existing, Content content) {
    return text == null || states.contains(ofDelete(existing.path(), existing, content));
  }

  /** Receives planned actions. */
  public interface Unmet {
    void accept(PlannedAction action) throws CopyException;
  }

  /**
   * Passes the actions whose targets were never asked for with {@link #mentions} or {@link
   * #mentionsDelete}.
   */
  public void forEachUnmet(Unmet unmet) throws CopyException {
    if (text == null || targets.hasMetAll()) {
      return;
    }
    text.read(
        action -> {
          if (!targets.hasMet(ofTarget(action.kind(), action.target()))) {
            unmet.accept(action);
          }
        });
  }
}
