package io.howdah;

/** Rejects numbers that are out of bounds, with one sentence. */
final class Bounds {
  private Bounds() {}

  /**
   * Returns the number.
   *
   * @param what the subject of the sentence
   * @throws IllegalArgumentException unless it is {@code least} to {@code most}
   */
  static int check(String what, long number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          what + " must be " + least + " to " + most + ", not " + number + ".");
    }
    return (int) number;
  }
}
