package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.Selection;
import io.howdah.Selection.UsualExclusions;
import io.howdah.SelectionRule;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.partition.PartitionFilter;
import io.howdah.temporary.GenerationName;
import io.howdah.temporary.TemporaryName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which files and directories of a tree the copy is about. */
public final class Selector {
  /** More than a user writes, and few enough to match each path with all of them. */
  private static final int MOST_PATTERNS = 10_000;

  private final List<PathRule> rules;
  private final List<PathRule> usual;
  private final @Nullable ListedPaths listed;
  private final @Nullable PartitionFilter partitions;
  private final NamePattern names;
  private final Selection selection;
  private final long oldest;
  private final long newest;

  private Selector(Selection selection, NamePattern names, Instant now) throws CopyException {
    this.rules = read(selection.rules());
    this.usual =
        selection.usualExclusions() == UsualExclusions.APPLIED
            ? read(Selection.USUAL_EXCLUSIONS)
            : Collections.emptyList();
    this.listed = selection.files() == null ? null : new ListedPaths(selection.files());
    this.partitions =
        selection.partitions() == null ? null : PartitionFilter.parse(selection.partitions());
    this.names = names;
    this.selection = selection;
    this.oldest = before(now, selection.maximumAge(), Long.MIN_VALUE);
    this.newest = before(now, selection.minimumAge(), Long.MAX_VALUE);
  }

  /**
   * The selector that a selection describes.
   *
   * @param now the moment from which ages are counted back
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} for a bad pattern or expression
   */
  public static Selector of(Selection selection, Instant now) throws CopyException {
    return new Selector(selection, NamePattern.of(selection.includePattern()), now);
  }

  private static List<PathRule> read(List<SelectionRule> rules) throws CopyException {
    List<PathRule> read = new ArrayList<>();
    int patterns = 0;
    for (SelectionRule rule : rules) {
      PathRule each = PathRule.of(rule);
      read.add(each);
      patterns += each.size();
      if (patterns > MOST_PATTERNS) {
        throw new CopyException(
            ErrorCode.INVALID_ARGUMENT,
            "In "
                + rule.origin()
                + ": All rules together have more than "
                + MOST_PATTERNS
                + " patterns.");
      }
    }
    return read;
  }

  private static long before(Instant now, @Nullable Duration age, long otherwise) {
    return age == null ? otherwise : now.minus(age).toEpochMilli();
  }

  /**
   * Decides about an entry of a tree. Above it nothing was left out.
   *
   * @param path below the source, without a slash at its begin
   */
  public Choice choose(FileStatus entry, String path) {
    if (listed != null
        && !listed.contains(path)
        && !(entry.isDirectory() && listed.isOnTheWay(path))) {
      return Choice.LEFT_OUT;
    }
    if (partitions != null
        && !(entry.isDirectory() ? partitions.leadsThrough(path) : partitions.contains(path))) {
      return Choice.LEFT_OUT;
    }
    if (entry.isDirectory()) {
      return Choice.by(ruleOfDirectory(path));
    }
    if (!names.matches(entry.name()) || !isOfSize(entry) || !isOfAge(entry)) {
      return Choice.LEFT_OUT;
    }
    return Choice.by(ruleOfFile(path));
  }

  /**
   * Whether a directory and all those above it are copied. It need not exist.
   *
   * @param root the source, or the target, that it is below
   */
  public boolean takesDirectory(FilePath directory, FilePath root) throws CopyException {
    for (FilePath each = directory; each != null && !each.equals(root); each = each.parent()) {
      FileStatus status = FileStatus.builder(each, FileStatus.Type.DIRECTORY).build();
      if (!choose(status, each.relativeTo(root)).isTaken()) {
        return false;
      }
    }
    return true;
  }

  /** Records that a path below the source exists, in case that it is listed. */
  void found(String path) {
    if (listed != null) {
      listed.found(path);
    }
  }

  /** The listed paths that were not found at the source. */
  List<String> missing() {
    return listed == null ? Collections.emptyList() : listed.missing();
  }

  /**
   * Checks that the source has the columns by which partitions are chosen. After the walk.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} where it does not
   */
  void checkColumns(FilePath source) throws CopyException {
    List<String> unknown =
        partitions == null ? Collections.emptyList() : partitions.unknownColumns();
    if (!unknown.isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "No directory below '"
              + source
              + "' is a partition by '"
              + String.join("' or '", unknown)
              + "', which the expression for partitions names.");
    }
  }

  /** The user's rules that matched nothing so far. */
  public List<SelectionRule> unmatchedRules() {
    List<SelectionRule> unmatched = new ArrayList<>();
    for (PathRule rule : rules) {
      if (!rule.isOfUse()) {
        unmatched.add(rule.rule());
      }
    }
    return unmatched;
  }

  /** Whether an entry is one that another copy is still writing: it is never taken. */
  public static boolean isUnfinished(FileStatus entry) {
    return entry.isDirectory()
        ? GenerationName.parse(entry.name()).isPresent()
        : entry.isFile() && TemporaryName.isTemporary(entry.name());
  }

  private boolean isOfSize(FileStatus file) {
    return !file.isFile()
        || (file.length() >= selection.minimumSize() && file.length() <= selection.maximumSize());
  }

  private boolean isOfAge(FileStatus file) {
    return file.modificationTime() >= oldest && file.modificationTime() <= newest;
  }

  private @Nullable SelectionRule ruleOfFile(String path) {
    @Nullable SelectionRule rule = first(rules, each -> each.matchesFile(path));
    return rule == null ? first(usual, each -> each.matchesFile(path)) : rule;
  }

  /**
   * The first rule about a directory. A rule that only leads through it, as {@code + *.orc} leads
   * through all, does not switch the usual exclusions off.
   */
  private @Nullable SelectionRule ruleOfDirectory(String path) {
    @Nullable PathRule found = null;
    for (PathRule each : rules) {
      if (each.matchesDirectory(path) || each.leadsThrough(path)) {
        found = each;
        break;
      }
    }
    if (found != null && found.matchesDirectory(path)) {
      return found.rule();
    }
    @Nullable SelectionRule exclusion = first(usual, each -> each.matchesDirectory(path));
    return exclusion == null && found != null ? found.rule() : exclusion;
  }

  private static @Nullable SelectionRule first(List<PathRule> rules, Predicate<PathRule> isMatch) {
    for (PathRule each : rules) {
      if (isMatch.test(each)) {
        return each.rule();
      }
    }
    return null;
  }

  /** Whether an entry is taken, and the rule that says so. */
  public static final class Choice {
    private static final Choice TAKEN = new Choice(true, null);
    private static final Choice LEFT_OUT = new Choice(false, null);

    private final boolean taken;
    private final @Nullable SelectionRule rule;

    private Choice(boolean taken, @Nullable SelectionRule rule) {
      this.taken = taken;
      this.rule = rule;
    }

    private static Choice by(@Nullable SelectionRule rule) {
      return rule == null ? TAKEN : new Choice(rule.effect() == SelectionRule.Effect.INCLUDE, rule);
    }

    public boolean isTaken() {
      return taken;
    }

    /** The rule that decided; null where none matched, or name, size or age decided. */
    public @Nullable SelectionRule rule() {
      return rule;
    }
  }
}
