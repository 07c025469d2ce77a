package io.howdah.oozie.state;

/** The right to work on a run, until somebody has the next one. */
public final class Lease {
  private final int number;

  Lease(int number) {
    this.number = number;
  }

  /** Which owner of the run this is, from 1. */
  public int number() {
    return number;
  }

  @Override
  public String toString() {
    return "lease " + number;
  }
}
