package io.howdah.oozie;

import io.howdah.CopyException;
import java.util.Collection;

/** Knows which groups a user is in, as the Oozie server does. */
interface UserGroups {
  /**
   * The user's groups.
   *
   * @throws CopyException where they cannot be found out
   */
  Collection<String> of(String user) throws CopyException;
}
