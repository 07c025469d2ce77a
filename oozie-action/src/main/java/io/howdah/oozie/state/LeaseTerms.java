package io.howdah.oozie.state;

import java.util.Properties;

/** Who holds a lease, and what the next holder must know. */
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
   * Terms of a run that may go on at once.
   *
   * @param userRetry the action's user-retry that the lease is for
   * @param retries how often the run has failed and begun again in that user-retry
   */
  public static LeaseTerms of(Owner owner, int userRetry, int retries) {
    return new LeaseTerms(owner, userRetry, retries, 0);
  }

  /** These terms, with a time before which nobody is to go on: milliseconds since 1970. */
  public LeaseTerms notBefore(long millis) {
    return new LeaseTerms(owner, userRetry, retries, millis);
  }

  /** The terms that a file holds; a file of a server that died while it wrote holds none. */
  static LeaseTerms of(Properties properties) {
    return new LeaseTerms(
        Owner.parse(properties.getProperty(OWNER, "")),
        (int) number(properties, USER_RETRY, Integer.MAX_VALUE), // not known to be an earlier one
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

  /** How often the run has failed and begun again in that user-retry. */
  public int retries() {
    return retries;
  }

  /** When the run may go on: milliseconds since 1970. */
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
      return standard; // the workflow's user can write there, and harms nobody else
    }
  }
}
