package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads the rights of the owning group from the response to GETACLSTATUS: the three bits of the
 * entry {@code group::}. The entries of a path that has nothing but a default ACL hold none, and
 * then the permission bits apply. Entries of named users and groups, and those of the default ACL,
 * are skipped.
 */
public final class GroupEntryReader implements ResponseReader<OptionalInt> {
  private static final String PREFIX = "group::";

  @Override
  public OptionalInt read(ClassicHttpResponse response) throws IOException {
    Entries entries = new Entries();
    Json.read(response.getEntity(), entries);
    if (!entries.found) {
      throw new MalformedResponseException("an ACL without a list of entries");
    }
    return entries.group;
  }

  private static final class Entries implements Json.FieldReader {
    private boolean found;
    private OptionalInt group = OptionalInt.empty();

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
        case "AclStatus":
          Json.readFields(value, this);
          break;
        case "entries":
          readEntries(value);
          break;
        default:
          break;
      }
    }

    private void readEntries(JsonParser value) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedResponseException("an ACL without a list of entries");
      }
      found = true;
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (!value.hasToken(JsonToken.VALUE_STRING)) {
          throw new MalformedResponseException("an ACL entry that is no text");
        }
        String entry = value.getText();
        if (entry.startsWith(PREFIX)) {
          group = OptionalInt.of(bits(entry.substring(PREFIX.length())));
        }
      }
    }
  }

  /** The number of a permission such as {@code r-x}. */
  private static int bits(String permission) throws MalformedResponseException {
    if (!permission.matches("[r-][w-][x-]")) {
      throw new MalformedResponseException("an ACL entry without permissions: " + permission);
    }
    int bits = 0;
    for (int i = 0; i < permission.length(); i++) {
      bits = 2 * bits + (permission.charAt(i) == '-' ? 0 : 1);
    }
    return bits;
  }
}
