package io.howdah.oozie.state;

import java.util.Properties;

/** The owner of a lease, and the values that the next owner needs. */
public final class LeaseTerms {
  private static final String OWNER = "owner";
  private static final String USER_RETRY = "userRetry";
  private static final String RETRIES = "retries";
  private static final String NOT_BEFORE = "notBefore";

  private final Owner owner;
  private final int userRetry;
  private final int retries;
  private final long notBefore;

  private LeaseTerms(Owner owner, int userRetry, int retries, long notBefore) {
    this.owner = owner;
    this.userRetry = userRetry;
    this.retries = retries;
    this.notBefore = notBefore;
  }

  /**
   * Creates terms of a run that may be resumed immediately.
   *
   * @param userRetry the action's user-retry that the lease is for
   * @param retries the number of restarts of the run after failures in that user-retry
   */
  public static LeaseTerms of(Owner owner, int userRetry, int retries) {
    return new LeaseTerms(owner, userRetry, retries, 0);
  }

  /** These terms, with the earliest time for the next owner in milliseconds since 1970. */
  public LeaseTerms notBefore(long millis) {
    return new LeaseTerms(owner, userRetry, retries, millis);
  }

  /** Reads the terms from a file. The file of a server that died during the write has no terms. */
  static LeaseTerms of(Properties properties) {
    return new LeaseTerms(
        Owner.parse(properties.getProperty(OWNER, "")),
        (int)
            number(
                properties,
                USER_RETRY,
                Integer.MAX_VALUE), // a missing value counts as the newest user-retry
        (int) number(properties, RETRIES, 0),
        number(properties, NOT_BEFORE, 0));
  }

  public Owner owner() {
    return owner;
  }

  /** The action's user-retry that the lease is for. */
  public int userRetry() {
    return userRetry;
  }

  /** The number of restarts of the run after failures in that user-retry. */
  public int retries() {
    return retries;
  }

  /** The earliest time for the next owner, in milliseconds since 1970. */
  public long notBefore() {
    return notBefore;
  }

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty(OWNER, owner.toString());
    properties.setProperty(USER_RETRY, Integer.toString(userRetry));
    properties.setProperty(RETRIES, Integer.toString(retries));
    properties.setProperty(NOT_BEFORE, Long.toString(notBefore));
    return properties;
  }

  private static long number(Properties properties, String key, long standard) {
    try {
      return Long.parseLong(properties.getProperty(key, Long.toString(standard)));
    } catch (NumberFormatException e) {
      return standard; // the workflow's user can change the file, which affects only their own run
    }
  }
}
