package io.howdah;

/**
 * The classification of all failures of a copy: whether a retry can help, the exit code for a
 * shell, and advice. The advice fits all front ends, so it names no command-line option and no
 * workflow element. A front end that can be more specific has its own advice.
 */
public enum ErrorCode {
  INVALID_ARGUMENT(Persistence.LASTING, 2, "Correct the value that is named."),
  INVALID_CONFIGURATION(
      Persistence.LASTING, 3, "Correct the configuration file at the place that is named."),
  UNKNOWN_CLUSTER(
      Persistence.LASTING, 3, "Name one of the configured cluster aliases, or add this one."),
  INVALID_PATH(
      Persistence.LASTING,
      2,
      "Use an absolute path without '.' or '..' that the file system allows."),
  PATH_TOO_LONG(
      Persistence.LASTING,
      2,
      "Shorten the path: a DataNode accepts about 3,800 encoded characters."),
  PARENT_NOT_FOUND(Persistence.LASTING, 4, "Make the directory first."),
  FILE_NOT_FOUND(
      Persistence.LASTING, 4, "Check the path, and whether something removes it meanwhile."),
  TABLE_NOT_FOUND(
      Persistence.LASTING, 4, "Correct the name of the table, or create the table first."),
  SOURCE_NOT_FOUND(Persistence.LASTING, 4, "Check the source path or pattern."),
  DESTINATION_EXISTS(
      Persistence.LASTING, 5, "Have existing files replaced, or choose another destination."),
  DESTINATION_CONFLICT(
      Persistence.LASTING,
      5,
      "A file and a directory, or two sources, claim the same name: choose another destination."),
  PERMISSION_DENIED(
      Persistence.LASTING, 6, "Ask the owner for access, or run as a user who has it."),
  AUTHENTICATION_FAILED(
      Persistence.LASTING,
      6,
      "Check the login of this cluster in the configuration file: auth_mechanism, and the keys that"
          + " go with it; where the cluster requires Kerberos, name a Kerberos login."),
  IMPERSONATION_DENIED(
      Persistence.LASTING,
      6,
      "The administrator of that cluster must allow our login to act for the user, by"
          + " hadoop.proxyuser.LOGIN.hosts and .users or .groups in its core-site.xml."),
  KERBEROS_LOGIN_FAILED(
      Persistence.LASTING,
      6,
      "Check the Kerberos login of this cluster in the configuration file: its principal, and its"
          + " keytab, password or ticket cache; 'klist -k' and 'kinit -k' show whether a keytab is"
          + " up to date."),
  TICKET_EXPIRED(
      Persistence.LASTING, 6, "Run kinit again, or name a keytab, with which no ticket runs out."),
  CLOCK_SKEW(
      Persistence.LASTING,
      6,
      "Set the clocks of this machine, of the KDC and of the cluster by NTP: Kerberos refuses those"
          + " that differ by more than 5 minutes."),
  UNKNOWN_REALM(
      Persistence.LASTING,
      3,
      "Correct the realm of principal, or name a KDC of this realm in kdc or krb5.conf."),
  TOKEN_EXPIRED(
      Persistence.LASTING,
      6,
      "Give a new delegation token, or a Kerberos login, with which tokens are replaced in time."),
  TOKEN_NOT_FOUND(
      Persistence.LASTING,
      6,
      "It was cancelled, has expired long ago or is of another cluster: give a new delegation token"
          + " of this cluster."),
  TOKEN_INVALID(
      Persistence.LASTING,
      6,
      "Give a delegation token of this cluster, whole and as it was given out, or the file that"
          + " holds it."),
  KDC_UNREACHABLE(
      Persistence.PASSING,
      8,
      "Check kdc of this cluster, or krb5.conf, the network, and that the KDC is up."),
  SERVER_NOT_TRUSTED(
      Persistence.LASTING,
      3,
      "Add the certificate's issuer to ca or truststore of the cluster, or install a valid"
          + " certificate for this host name. If the server did not prove its identity by Kerberos,"
          + " check which server listens there."),
  QUOTA_EXCEEDED(
      Persistence.LASTING,
      7,
      "Free space under the directory, or have its quota raised: while a file is written, a space"
          + " quota is charged with a whole block for each replica."),
  LIMIT_EXCEEDED(
      Persistence.LASTING,
      7,
      "Have the administrator raise the limit that the server names, or ask for less."),
  SAFE_MODE(
      Persistence.PASSING, 8, "Wait until the NameNode leaves safe mode, then run the copy again."),
  NO_ACTIVE_NAMENODE(
      Persistence.PASSING, 8, "Check the HA state of the nameservice and the configured urls."),
  CLUSTER_UNREACHABLE(
      Persistence.PASSING, 8, "Check the configured urls, the network and that the cluster is up."),
  DATANODE_FAILED(
      Persistence.PASSING, 8, "Check the DataNodes, and that this machine can reach them."),
  DATANODES_UNREACHABLE(
      Persistence.PASSING,
      8,
      "Let this machine resolve the names of the DataNodes (DNS or /etc/hosts) and connect to their"
          + " ports, or name an HttpFS in urls, which moves the bytes itself."),
  METASTORE_UNREACHABLE(
      Persistence.PASSING,
      8,
      "Check the address of the metastore, the network, and that the metastore and its database are"
          + " up. A metastore that requires Kerberos closes connections without it."),
  SERVER_BUSY(Persistence.PASSING, 8, "Wait, then copy again."),
  SOURCE_CHANGED(
      Persistence.PASSING, 9, "Copy again when nothing writes to the source, or copy a snapshot."),
  VERIFICATION_FAILED(
      Persistence.PASSING,
      9,
      "The bytes differ: copy again; if it stays, check disks, memory, network and the proxies on"
          + " the way."),
  NOT_VERIFIABLE(
      Persistence.LASTING,
      9,
      "Copy it without requiring a proof, and it counts as unverifiable; or copy from where it has"
          + " a checksum. Reading it twice is no proof."),
  DONE_FLAG_WITHHELD(
      Persistence.LASTING, 1, "Copy again: the flag follows when everything beside it is there."),
  NOT_COPYABLE(
      Persistence.LASTING, 10, "Leave it out, or put the file or directory itself in its place."),
  UNSUPPORTED_OPERATION(
      Persistence.LASTING, 10, "Leave out what needs it, or copy to another place."),
  METASTORE_REFUSED(
      Persistence.LASTING,
      10,
      "Correct what the metastore's own message names, and check that the address is that of a"
          + " metastore and whether it requires Kerberos."),
  NO_SNAPSHOT(
      Persistence.LASTING,
      10,
      "Name a snapshot that exists, or have an administrator permit snapshots of the directory by"
          + " 'hdfs dfsadmin -allowSnapshot'."),
  UNEXPECTED_ANSWER(
      Persistence.LASTING,
      10,
      "Check that the url is a NameNode or HttpFS and not a web page, and that a proxy before it"
          + " passes its responses on unchanged."),
  SERVER_FAILED(
      Persistence.LASTING,
      10,
      "The server gave no known reason: look for the error in its log, then copy again."),
  LOCAL_IO_FAILED(Persistence.LASTING, 11, "Check this machine's disk and the file's permissions."),
  GROUPS_UNKNOWN(
      Persistence.PASSING,
      8,
      "Check that the service for the groups of users, such as LDAP, is up and can be reached."),
  RUN_STATE_LOST(
      Persistence.PASSING,
      11,
      "Check that the place where the run's state is kept is up, writable and not full, and that no"
          + " other process took the run over; then run it again."),
  REPORT_LOST(
      Persistence.LASTING,
      11,
      "Make room for the file, or name another place for it. What was done until then is in it."),
  LIMIT_REACHED(
      Persistence.LASTING,
      12,
      "Copy again to the same target, with existing files replaced unless they are equal: it goes"
          + " on where this copy stopped."),
  DELETE_REFUSED(
      Persistence.LASTING,
      13,
      "Look at a dry run, and correct the source, the destination or the limit. Nothing was"
          + " deleted."),
  TRANSACTIONAL_TABLE(
      Persistence.LASTING,
      9,
      "Write the rows into an external table at the source, such as CREATE EXTERNAL TABLE ... STORED"
          + " AS ORC AS SELECT ..., and copy that; or have the bytes copied as they are."),
  CHANGED_SINCE(
      Persistence.LASTING,
      9,
      "Something changed it in the meantime. Look at it; then make a new plan, or restore it by hand"
          + " if you need to."),
  TREES_DIFFER(
      Persistence.LASTING,
      14,
      "Look at the entries that are named, and copy again to make both sides equal."),
  CANCELLED(
      Persistence.LASTING,
      130,
      "To go on, copy again to the same target, with existing files replaced unless they are equal:"
          + " those that are finished are skipped."),
  INTERNAL_ERROR(Persistence.LASTING, 70, "This is a defect of Howdah: please report it.");

  /** Whether the same request may succeed later without a change. */
  public enum Persistence {
    /** A later attempt may succeed. */
    PASSING,
    /** Something must be changed first. */
    LASTING
  }

  private final Persistence persistence;
  private final int exitCode;
  private final String advice;

  ErrorCode(Persistence persistence, int exitCode, String advice) {
    this.persistence = persistence;
    this.exitCode = exitCode;
    this.advice = advice;
  }

  /** Whether the same request may succeed later without any change. */
  public boolean isRetryable() {
    return persistence == Persistence.PASSING;
  }

  /**
   * Whether another attempt at the same file is useful. It also is after a response that Howdah
   * does not understand, since the response may have been a single error.
   */
  public boolean isWorthAnotherAttempt() {
    return isRetryable() || isOfOddAnswer();
  }

  /** Whether the response of a server, or its reason, is unknown to Howdah. */
  public boolean isOfOddAnswer() {
    return this == UNEXPECTED_ANSWER || this == SERVER_FAILED;
  }

  /**
   * Whether the failure concerns the cluster or the run as a whole, so that every other file would
   * fail too. File systems report such a failure only after they have waited for its end.
   */
  public boolean isClusterWide() {
    switch (this) {
      case CLUSTER_UNREACHABLE:
      case DATANODES_UNREACHABLE:
      case NO_ACTIVE_NAMENODE:
      case SAFE_MODE:
      case KDC_UNREACHABLE:
      case SERVER_NOT_TRUSTED:
      case RUN_STATE_LOST:
      case REPORT_LOST:
        return true;
      default:
        return isOfLogin();
    }
  }

  /** Whether a server or a KDC rejects the login, or rejects acting for another user. */
  public boolean isOfLogin() {
    switch (this) {
      case AUTHENTICATION_FAILED:
      case IMPERSONATION_DENIED:
      case KERBEROS_LOGIN_FAILED:
      case TICKET_EXPIRED:
      case CLOCK_SKEW:
      case UNKNOWN_REALM:
      case TOKEN_EXPIRED:
      case TOKEN_NOT_FOUND:
      case TOKEN_INVALID:
        return true;
      default:
        return false;
    }
  }

  /** The exit code for a shell: 1 to 130. */
  public int exitCode() {
    return exitCode;
  }

  /**
   * Advice for the user in one or two sentences that fit all front ends. Front ends show their own
   * advice, which may be more specific.
   */
  public String advice() {
    return advice;
  }
}
