package io.howdah.front.status;

import io.howdah.CopyStatus;
import io.howdah.FileResult;
import io.howdah.front.text.ShortText;
import java.util.List;

/** How much of a status is written: its first failures and left files, and how long their texts. */
final class StatusPortion {
  private final CopyStatus status;
  private final int mostItems;
  private final int mostOfAText;

  private StatusPortion(CopyStatus status, int mostItems, int mostOfAText) {
    this.status = status;
    this.mostItems = mostItems;
    this.mostOfAText = mostOfAText;
  }

  /** Everything. */
  static StatusPortion whole(CopyStatus status) {
    return of(status, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * A part of it.
   *
   * @param mostItems the most failures, and after all of them left files
   * @param mostOfAText the most characters of a text that is not a figure
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

  /**
   * A text as it is, or shortened.
   *
   * @param names what the text may quote
   */
  String text(String whole, String... names) {
    return ShortText.of(whole, mostOfAText, names);
  }
}
