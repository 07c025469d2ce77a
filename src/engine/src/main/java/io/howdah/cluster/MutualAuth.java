package io.howdah.cluster;

/**
 * Whether a server has to prove its identity by Kerberos: the configuration's {@code mutual_auth}.
 */
public enum MutualAuth {
  /** An answer without a valid proof is refused. */
  REQUIRED,
  /** A proof is checked where there is one. */
  OPTIONAL,
  /** No proof is asked for. */
  DISABLED
}
