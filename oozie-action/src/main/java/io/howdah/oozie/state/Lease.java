package io.howdah.oozie.state;

/** The right to work on a run, until somebody has the next one. */
public final class Lease {
  private final int number;
  private final Owner owner;

  Lease(int number, Owner owner) {
    this.number = number;
    this.owner = owner;
  }

  /** Which owner of the run this is, from 1. */
  public int number() {
    return number;
  }

  Owner owner() {
    return owner;
  }

  @Override
  public String toString() {
    return "lease " + number;
  }
}
