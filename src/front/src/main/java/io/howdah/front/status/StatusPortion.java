package io.howdah.front.status;

import io.howdah.CopyStatus;
import io.howdah.FileResult;
import io.howdah.front.text.ShortText;
import java.util.List;

/**
 * The part of a status that is written: the number of failures and left files, and the length of
 * their texts.
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
   * @param mostItems the maximum number of failures and left files together; failures come first
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

  /**
   * The text, shortened where it is too long.
   *
   * @param names names that the text may quote
   */
  String text(String whole, String... names) {
    return ShortText.of(whole, mostOfAText, names);
  }
}
