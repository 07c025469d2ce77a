package io.howdah.oozie;

import io.howdah.CopyException;
import java.util.Collection;

/** Looks up the groups of users. */
interface UserGroups {
  /**
   * The groups of a user.
   *
   * @throws CopyException where the lookup fails
   */
  Collection<String> of(String user) throws CopyException;
}
