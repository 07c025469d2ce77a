package io.howdah.front.status;

import io.howdah.CopyStatus;
import io.howdah.FileResult;
import io.howdah.PartitionResult;
import io.howdah.front.text.ShortText;
import java.util.List;

/**
 * The part of a status that is written: the number of failures, left files and partitions, and the
 * length of their texts.
 */
final class StatusPortion {
  private final CopyStatus status;
  private final int mostItems;
  private final int mostOfAText;

  private StatusPortion(CopyStatus status, int mostItems, int mostOfAText) {
    this.status = status;
    this.mostItems = mostItems;
    this.mostOfAText = mostOfAText;
  }

  /**
   * A shortened status.
   *
   * @param mostItems the maximum number of failures, left files and partitions together, in this
   *     order
   * @param mostOfAText the maximum number of characters of a text that is not a figure
   */
  static StatusPortion of(CopyStatus status, int mostItems, int mostOfAText) {
    return new StatusPortion(status, mostItems, mostOfAText);
  }

  CopyStatus status() {
    return status;
  }

  List<FileResult> failures() {
    return status.failures().subList(0, Math.min(mostItems, status.failures().size()));
  }

  int failuresOmitted() {
    return status.failures().size() - failures().size();
  }

  List<String> leftBehind() {
    int most = mostItems - failures().size();
    return status.leftBehind().subList(0, Math.min(most, status.leftBehind().size()));
  }

  long leftBehindOmitted() {
    return status.leftBehindOmitted() + status.leftBehind().size() - leftBehind().size();
  }

  /** The partitions come after the failures and the left files. */
  List<PartitionResult> partitions() {
    List<PartitionResult> named = status.partitions().named();
    int most = mostItems - failures().size() - leftBehind().size();
    return named.subList(0, Math.min(most, named.size()));
  }

  long partitionsOmitted() {
    return status.partitions().omitted() + status.partitions().named().size() - partitions().size();
  }

  /**
   * The text, shortened where it is too long.
   *
   * @param names names that the text may quote
   */
  String text(String whole, String... names) {
    return ShortText.of(whole, mostOfAText, names);
  }
}
