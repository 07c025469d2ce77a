package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads the response to GETFILECHECKSUM. Its bytes are an int (bytes of a CRC), a long (CRCs of a
 * block), the MD5 and often zeros behind it, which are the server's padding. A checksum of another
 * kind, such as COMPOSITE-CRC32C or that of an object store, counts as none.
 */
public final class ChecksumReader implements ResponseReader<ChecksumResponse> {
  private static final Pattern ALGORITHM = Pattern.compile("MD5-of-(\\d+)MD5-of-(\\d+)(CRC32C?)");
  private static final int MD5_AT = 24;
  private static final int MD5_DIGITS = 32;

  @Override
  public ChecksumResponse read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(response.getEntity(), fields);
    if (!fields.found) {
      throw new MalformedResponseException("the response holds no checksum");
    }
    return fields.isNull ? ChecksumResponse.NONE : fields.response();
  }

  private static final class Fields implements Json.FieldReader {
    private boolean found;
    private boolean isNull;
    private String algorithm = "";
    private String bytes = "";

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "FileChecksum":
          found = true;
          isNull = value.hasToken(JsonToken.VALUE_NULL);
          Json.readFields(value, this);
          break;
        case "algorithm":
          algorithm = Json.text(value);
          break;
        case "bytes":
          bytes = Json.text(value);
          break;
        default:
          break;
      }
    }

    private ChecksumResponse response() throws MalformedResponseException {
      if (algorithm.isEmpty()) {
        throw new MalformedResponseException("a checksum of no kind");
      }
      Matcher layout = ALGORITHM.matcher(algorithm);
      if (!layout.matches()) {
        return ChecksumResponse.NONE;
      }
      if (bytes.length() < MD5_AT + MD5_DIGITS) {
        throw new MalformedResponseException("a checksum that is too short: " + algorithm);
      }
      return ChecksumResponse.of(checksum(layout));
    }

    private FileChecksum checksum(Matcher layout) throws MalformedResponseException {
      try {
        return FileChecksum.of(
            CrcType.valueOf(layout.group(3)),
            Integer.parseInt(layout.group(2)),
            Long.parseLong(layout.group(1)),
            digits(bytes.substring(MD5_AT, MD5_AT + MD5_DIGITS)));
      } catch (NumberFormatException e) {
        throw new MalformedResponseException("a checksum that is no number: " + algorithm);
      }
    }

    private static byte[] digits(String hex) {
      byte[] md5 = new byte[hex.length() / 2];
      for (int i = 0; i < md5.length; i++) {
        md5[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
      }
      return md5;
    }
  }
}
