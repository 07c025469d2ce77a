package io.howdah.ledger;

import io.howdah.fs.ContentSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * The content of a ledger's file: a line with the version, the number of rechecks and of proofs, 26
 * bytes for each proof, and a SHA-256 of all that. So a damaged file is noticed, whatever is
 * damaged.
 */
final class LedgerContent {
  private static final String BEGIN = "howdah-ledger ";

  /** The version of the content. Another version is not read. */
  private static final byte[] FIRST_LINE = (BEGIN + "1\n").getBytes(StandardCharsets.US_ASCII);

  private static final int PROOF_BYTES = 3 * Long.BYTES + Short.BYTES;
  private static final int DIGEST_BYTES = 32;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int DAY_MASK = 0xffff;

  private final int rechecks;
  private final ProofTable proofs;

  LedgerContent(int rechecks, ProofTable proofs) {
    this.rechecks = rechecks;
    this.proofs = proofs;
  }

  /** The number of runs before that compared a share of the files again. */
  int rechecks() {
    return rechecks;
  }

  ProofTable proofs() {
    return proofs;
  }

  /** Thrown where the bytes are not those of a ledger that this program reads. */
  static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableException(String message) {
      super(message);
    }
  }

  private static long length(int proofs) {
    return FIRST_LINE.length + 2 * Integer.BYTES + (long) proofs * PROOF_BYTES + DIGEST_BYTES;
  }

  /**
   * Reads a ledger.
   *
   * @param length of the file, in bytes
   * @param most how many proofs there is memory for
   * @throws UnusableException where it is damaged, too long, or of another version
   * @throws IOException where {@code bytes} fails, or ends before {@code length}
   */
  static LedgerContent read(InputStream bytes, long length, int most) throws IOException {
    if (length < length(0)) {
      throw new UnusableException("it is damaged");
    }
    MessageDigest digest = FileKey.sha256();
    DataInputStream in =
        new DataInputStream(
            new DigestInputStream(new BufferedInputStream(bytes, BUFFER_BYTES), digest));
    readFirstLine(in);
    int rechecks = in.readInt();
    int count = in.readInt();
    if (count < 0 || rechecks < 0 || length(count) != length) {
      throw new UnusableException("it is damaged");
    }
    if (count > most) {
      throw new UnusableException("its " + count + " proofs need too much memory");
    }
    ProofTable proofs = new ProofTable(count, most);
    for (int i = 0; i < count; i++) {
      FileKey key = FileKey.of(in.readLong(), in.readLong(), in.readLong());
      proofs.put(key, in.readShort() & DAY_MASK);
    }
    byte[] expected = digest.digest();
    byte[] found = new byte[DIGEST_BYTES];
    in.readFully(found);
    if (!MessageDigest.isEqual(found, expected)) {
      throw new UnusableException("it is damaged");
    }
    return new LedgerContent(rechecks, proofs);
  }

  private static void readFirstLine(DataInputStream in) throws IOException {
    byte[] line = new byte[FIRST_LINE.length];
    in.readFully(line);
    if (MessageDigest.isEqual(line, FIRST_LINE)) {
      return;
    }
    throw new UnusableException(
        new String(line, StandardCharsets.ISO_8859_1).startsWith(BEGIN)
            ? "another version of this program wrote it"
            : "it is damaged");
  }

  /**
   * The bytes of the file, without the proofs that no run has met since {@code oldestDay}. The
   * table must not change until they are written.
   */
  ContentSource bytes(int oldestDay) {
    return new Bytes(proofs.count(oldestDay), oldestDay);
  }

  /** The bytes as they are sent. */
  private final class Bytes implements ContentSource {
    private final int count;
    private final int oldestDay;

    Bytes(int count, int oldestDay) {
      this.count = count;
      this.oldestDay = oldestDay;
    }

    @Override
    public long length() {
      return LedgerContent.length(count);
    }

    @Override
    public void writeTo(OutputStream to) throws IOException {
      MessageDigest digest = FileKey.sha256();
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new DigestOutputStream(to, digest), BUFFER_BYTES));
      out.write(FIRST_LINE);
      out.writeInt(rechecks);
      out.writeInt(count);
      proofs.forEach(
          oldestDay,
          (key, day) -> {
            out.writeLong(key.target());
            out.writeLong(key.high());
            out.writeLong(key.low());
            out.writeShort(day);
          });
      out.flush();
      to.write(digest.digest());
    }

    @Override
    public boolean isInMemory() {
      return true;
    }
  }
}
