package io.howdah.cluster;

/** The login at a cluster: {@code auth_mechanism} of the configuration. */
public enum AuthMechanism {
  /** The user name is sent without a proof. */
  NONE,
  /** Kerberos, with a delegation token where the cluster issues one. */
  GSSAPI,
  /** A delegation token from another program. */
  TOKEN,
  /** Kerberos, with a delegation token, which the cluster must issue. */
  TKN_GSSAPI,
  /** HTTP Basic: a user and a password, for gateways such as Knox. */
  BASIC
}
