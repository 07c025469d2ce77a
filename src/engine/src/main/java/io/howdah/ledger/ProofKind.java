package io.howdah.ledger;

import io.howdah.Verdict;
import java.util.Optional;

/** How the bytes of a remembered file were proven. */
enum ProofKind {
  /** {@link Verdict#VERIFIED}. */
  CHECKSUM(1),
  /** {@link Verdict#READ_TWICE}, which is less. */
  READING(2);

  private final byte code;

  ProofKind(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  /** The kind of a proof; empty where the bytes are not proven equal. */
  static Optional<ProofKind> of(Verdict verdict) {
    switch (verdict) {
      case VERIFIED:
        return Optional.of(CHECKSUM);
      case READ_TWICE:
        return Optional.of(READING);
      case REMEMBERED:
      case MISMATCH:
      case UNVERIFIABLE:
        return Optional.empty();
    }
    throw new IllegalArgumentException(verdict.toString());
  }
}
