package io.howdah.oozie.state;

import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The content of a run's directory at one moment. */
public final class RunState {
  /** The state of an empty or missing directory. */
  public static final RunState NOTHING = builder().build();

  private final int newestLease;
  private final long renewed;
  private final boolean released;
  private final NavigableSet<Integer> journals;
  private final Set<Integer> results;

  private RunState(Builder builder) {
    newestLease = builder.newestLease;
    renewed = builder.renewed;
    released = builder.newestReleased == builder.newestLease && builder.newestLease > 0;
    journals = builder.journals;
    results = builder.results;
  }

  static Builder builder() {
    return new Builder();
  }

  /** The number of the newest lease; 0 where the run was never claimed. */
  public int newestLease() {
    return newestLease;
  }

  /** The time when the newest lease was renewed, by the file system's clock. */
  public long renewed() {
    return renewed;
  }

  /** Whether the newest lease was released. */
  public boolean isReleased() {
    return released;
  }

  /** The numbers of the leases before this one that have a journal, in ascending order. */
  Set<Integer> journalsBefore(int lease) {
    return Collections.unmodifiableSet(journals.headSet(lease, false));
  }

  /** Whether that user-retry of the action has its result. */
  public boolean hasResult(int userRetry) {
    return results.contains(userRetry);
  }

  /** Collects the entries of a listing, in any order. */
  static final class Builder {
    private final NavigableSet<Integer> journals = new TreeSet<>();
    private final Set<Integer> results = new HashSet<>();
    private int newestLease;
    private int newestReleased;
    private long renewed;

    private Builder() {}

    void lease(int number, long modificationTime) {
      if (number > newestLease) {
        newestLease = number;
        renewed = modificationTime;
      }
    }

    void released(int number) {
      newestReleased = Math.max(newestReleased, number);
    }

    void journal(int number) {
      if (number > 0) {
        journals.add(number);
      }
    }

    void result(int userRetry) {
      results.add(userRetry);
    }

    RunState build() {
      return new RunState(this);
    }
  }
}
