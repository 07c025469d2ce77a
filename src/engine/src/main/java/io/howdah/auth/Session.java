package io.howdah.auth;

import io.howdah.CopyException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The identity at one nameservice, for as long as it is open. Safe for use by many threads; {@code
 * toString()} never shows a secret.
 */
public interface Session {

  /**
   * The identity for one attempt of one request: asked anew for each, since its proof may serve
   * only once.
   *
   * @param server scheme, host and port of the NameNode or HttpFS that is about to be asked
   * @throws CopyException saying what is wrong with the login
   */
  Exchange begin(URI server) throws CopyException;

  /** Tells the delegation tokens of this session apart; changes with each new one. */
  default int tokenNumber() {
    return 0;
  }

  /** The delegation token that requests carry at present; null for none. */
  default @Nullable TokenIdentifier token() {
    return null;
  }

  /**
   * Makes sure that the next attempt carries another delegation token than a server has just
   * refused.
   *
   * @param number {@link #tokenNumber()} before the attempt
   * @throws CopyException {@code refusal}, or another that says more, where there is no other token
   */
  default void replaceToken(int number, CopyException refusal) throws CopyException {
    throw refusal;
  }

  /** Gives back what the server keeps for us, as far as that can be done now. */
  default void close() {}
}
