package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The groups of users from Oozie's own service. */
final class OozieGroups implements UserGroups {
  /** Hadoop's message for a user without groups. It is the same while LDAP does not respond. */
  private static final String NO_GROUPS = "No groups found";

  private final Source source;
  private final Set<String> members = ConcurrentHashMap.newKeySet();

  OozieGroups(Source source) {
    this.source = source;
  }

  /**
   * The user's groups, which may be none. If a user had groups since this server started and has
   * none now, the lookup has failed: Hadoop reports both cases alike.
   *
   * @throws CopyException {@link ErrorCode#GROUPS_UNKNOWN}
   */
  @Override
  public Collection<String> of(String user) throws CopyException {
    try {
      List<String> groups = source.groups(user);
      if (groups.isEmpty()) {
        return none(user, new IOException(NO_GROUPS));
      }
      members.add(user);
      return groups;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).startsWith(NO_GROUPS)
          ? none(user, e)
          : unknown(user, e);
    }
  }

  private Collection<String> none(String user, IOException cause) throws CopyException {
    return members.contains(user) ? unknown(user, cause) : Collections.emptySet();
  }

  private static Collection<String> unknown(String user, IOException cause) throws CopyException {
    throw new CopyException(
        ErrorCode.GROUPS_UNKNOWN,
        "The groups of '" + user + "' cannot be looked up: " + cause.getMessage() + ".",
        cause);
  }

  /** Looks groups up. */
  interface Source {
    List<String> groups(String user) throws IOException;
  }
}
