package io.howdah.cluster;

/**
 * Whether a server must prove its identity by Kerberos: {@code mutual_auth} of the configuration.
 */
public enum MutualAuth {
  /** A response without a valid proof is rejected. */
  REQUIRED,
  /** A proof is checked where the response has one. */
  OPTIONAL,
  /** No proof is requested. */
  DISABLED
}
