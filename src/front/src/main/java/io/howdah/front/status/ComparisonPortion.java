package io.howdah.front.status;

import io.howdah.ComparedEntry;
import io.howdah.TreeComparison;
import io.howdah.front.text.ShortText;
import java.util.List;

/** The part of a comparison that is written: the number of entries, and the length of texts. */
final class ComparisonPortion {
  private final TreeComparison comparison;
  private final int mostItems;
  private final int mostOfAText;

  private ComparisonPortion(TreeComparison comparison, int mostItems, int mostOfAText) {
    this.comparison = comparison;
    this.mostItems = mostItems;
    this.mostOfAText = mostOfAText;
  }

  /**
   * A shortened comparison.
   *
   * @param mostItems the maximum number of failures and differences together; failures come first
   * @param mostOfAText the maximum number of characters of a text that is not a figure
   */
  static ComparisonPortion of(TreeComparison comparison, int mostItems, int mostOfAText) {
    return new ComparisonPortion(comparison, mostItems, mostOfAText);
  }

  TreeComparison comparison() {
    return comparison;
  }

  List<ComparedEntry> failures() {
    return first(comparison.failures(), mostItems);
  }

  int failuresOmitted() {
    return comparison.failures().size() - failures().size();
  }

  List<ComparedEntry> differences() {
    return first(comparison.differences(), mostItems - failures().size());
  }

  int differencesOmitted() {
    return comparison.differences().size() - differences().size();
  }

  private static List<ComparedEntry> first(List<ComparedEntry> entries, int most) {
    return entries.subList(0, Math.min(most, entries.size()));
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
