package io.howdah.auth.kerberos;

import java.time.Instant;
import org.apache.kerby.kerberos.kerb.KrbErrorCode;
import org.apache.kerby.kerberos.kerb.type.base.KrbError;
import org.jspecify.annotations.Nullable;

/** A KDC refused a request. */
final class KdcRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final KrbErrorCode code;
  private final @Nullable Instant time;
  private final byte[] details;

  KdcRefusal(KrbError error) {
    super(text(error));
    code = error.getErrorCode();
    time = error.getStime() == null ? null : Instant.ofEpochMilli(error.getStime().getTime());
    details = error.getEdata() == null ? new byte[0] : error.getEdata();
  }

  KrbErrorCode code() {
    return code;
  }

  /** The time of the KDC; null where the refusal does not contain it. */
  @Nullable Instant time() {
    return time;
  }

  /** The machine-readable details of the refusal. */
  byte[] details() {
    return details.clone();
  }

  private static String text(KrbError error) {
    String text = error.getEtext();
    String meaning = error.getErrorCode().getMessage();
    return error.getErrorCode()
        + ": "
        + meaning
        + (text == null || text.isEmpty() || text.equals(meaning) ? "" : " (" + text + ")");
  }
}
