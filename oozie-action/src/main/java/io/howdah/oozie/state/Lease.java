package io.howdah.oozie.state;

/** The right to work on a run, until another owner has the next lease. */
public final class Lease {
  private final int number;
  private final Owner owner;

  Lease(int number, Owner owner) {
    this.number = number;
    this.owner = owner;
  }

  /** The number of this owner of the run, from 1. */
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
