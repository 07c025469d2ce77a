package io.howdah.front.status;

/**
 * Shortens an object until its text fits into a limit: first long texts get shorter, then the last
 * items of its lists are omitted. The figures are always complete.
 */
final class FittingText {
  /** The limits for texts, tried in this order until the object fits. */
  private static final int[] TEXT_LENGTHS = {200, 60, 0};

  private FittingText() {}

  /** Writes an object. */
  interface Form {
    /**
     * The object as text.
     *
     * @param mostItems the maximum number of items in all lists together
     * @param mostOfAText the maximum number of characters of a text that is not a figure
     */
    String text(int mostItems, int mostOfAText);
  }

  /** The complete object. */
  static String whole(Form form) {
    return form.text(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * The object, shortened where it is longer than the limit.
   *
   * @param items the number of items that it has
   * @param mostCharacters a limit that is smaller than the figures may be exceeded
   */
  static String of(Form form, int items, int mostCharacters) {
    String whole = whole(form);
    if (whole.length() <= mostCharacters) {
      return whole;
    }
    for (int textLength : TEXT_LENGTHS) {
      String fitting = longest(form, items, textLength, mostCharacters);
      if (!fitting.isEmpty()) {
        return fitting;
      }
    }
    return form.text(0, 0);
  }

  /**
   * The longest text that fits and has at least one of the items, if there are any. Empty where no
   * such text fits.
   */
  private static String longest(Form form, int items, int textLength, int mostCharacters) {
    String fitting = form.text(items, textLength);
    if (fitting.length() <= mostCharacters) {
      return fitting;
    }
    fitting = "";
    for (int i = 1; i < items; i++) {
      String next = form.text(i, textLength);
      if (next.length() > mostCharacters) {
        break;
      }
      fitting = next;
    }
    return fitting;
  }
}
