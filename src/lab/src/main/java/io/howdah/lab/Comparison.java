package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link Referee} found.
 *
 * @param files how many files both trees have
 * @param directories how many directories both trees have, the root included
 * @param bytes how many bytes of each tree were read and compared
 * @param differenceCount how many differences there are
 * @param differences the first of them, at most {@link Referee#MOST_DIFFERENCES}
 */
public record Comparison(
    Tree first,
    Tree second,
    long files,
    long directories,
    long bytes,
    long differenceCount,
    List<Difference> differences) {

  /** In what way two trees differ at a path. */
  public enum Kind {
    ONLY_IN_FIRST,
    ONLY_IN_SECOND,
    /** Neither tree exists at all, so there was nothing to compare. */
    BOTH_MISSING,
    TYPE,
    LENGTH,
    CONTENT,
    OWNER,
    GROUP,
    PERMISSION,
    MODIFICATION_TIME,
    REPLICATION,
    BLOCK_SIZE
  }

  /**
   * One difference.
   *
   * @param path below the roots; empty for the roots themselves
   * @param first what the first tree has there
   * @param second what the second tree has there
   */
  public record Difference(String path, Kind kind, String first, String second) {
    @Override
    public String toString() {
      return "'" + path + "' " + kind + ": " + first + " | " + second;
    }
  }

  static Comparison of(Tree first, Tree second, Message answer) {
    List<Difference> differences =
        answer.messages("differences").stream()
            .map(
                each ->
                    new Difference(
                        each.text("path"),
                        Kind.valueOf(each.text("kind")),
                        each.text("first"),
                        each.text("second")))
            .collect(Collectors.toList());
    return new Comparison(
        first,
        second,
        answer.number("files"),
        answer.number("directories"),
        answer.number("bytes"),
        answer.number("differenceCount"),
        differences);
  }

  /** Whether nothing differs. */
  public boolean isEqual() {
    return differenceCount == 0;
  }

  /**
   * Returns this when nothing differs.
   *
   * @throws AssertionError with the differences otherwise
   */
  public Comparison assertEqual() {
    if (!isEqual()) {
      throw new AssertionError(toString());
    }
    return this;
  }

  /** The verdict in words, with a line for each difference. */
  @Override
  public String toString() {
    String counts =
        String.format("%d files, %d directories, %d bytes compared", files, directories, bytes);
    if (isEqual()) {
      return first + " and " + second + " are equal: " + counts + ".";
    }
    StringBuilder text = new StringBuilder();
    text.append(first).append(" and ").append(second).append(" differ in ");
    text.append(differenceCount).append(" places: ").append(counts).append('.');
    for (Difference difference : differences) {
      text.append("\n  ").append(difference);
    }
    if (differenceCount > differences.size()) {
      text.append("\n  and ").append(differenceCount - differences.size()).append(" more");
    }
    return text.toString();
  }
}
