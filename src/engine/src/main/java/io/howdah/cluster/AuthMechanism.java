package io.howdah.cluster;

/** How the login to a cluster works: the configuration's {@code auth_mechanism}. */
public enum AuthMechanism {
  /** The user's name is believed as it is. */
  NONE,
  /** Kerberos for each login. */
  GSSAPI,
  /** A delegation token that another program obtained. */
  TOKEN,
  /** Kerberos once, to obtain a delegation token for everything after it. */
  TKN_GSSAPI,
  /** HTTP Basic: a user and a password, for gateways such as Knox. */
  BASIC
}
