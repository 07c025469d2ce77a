package io.howdah.auth;

import io.howdah.cluster.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Delegation tokens in Hadoop's form, worthless to any server. */
public final class TestTokens {
  /** Until when they live, in milliseconds since 1970. */
  public static final long END = 1_800_000_000_000L;

  private TestTokens() {}

  /** A token that an owner of up to 100 letters has. */
  public static Secret of(String owner) {
    byte[] identifier =
        join(new byte[] {0}, counted(owner), counted("hdfs"), counted(""), time(0), time(END));
    byte[] token = join(counted(identifier), counted("password"), counted("HDFS_DELEGATION_TOKEN"));
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  /** A number of eight bytes behind their length. */
  private static byte[] time(long milliseconds) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) -120).putLong(milliseconds).array();
  }

  private static byte[] counted(String text) {
    return counted(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] counted(byte[] content) {
    return join(new byte[] {(byte) content.length}, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
