package io.howdah.lab.proxy;

/**
 * A fault that strikes at a byte of a body, if the body has that byte.
 *
 * @param position of the byte, in the body or, for {@link Effect#FLIP}, in the file
 */
record BodyFault(Way way, Effect effect, long position) implements Fault {
  /** The body of which message is meant. */
  enum Way {
    UPLOAD,
    RESPONSE,
    EITHER;

    boolean includes(Way other) {
      return this == other || this == EITHER;
    }
  }

  /** What happens to the byte. */
  enum Effect {
    CUT,
    FREEZE,
    FLIP
  }

  @Override
  public String toString() {
    return effect + " " + way + " at " + position;
  }
}
