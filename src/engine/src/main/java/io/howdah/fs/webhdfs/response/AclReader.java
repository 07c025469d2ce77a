package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.fs.Acl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads the response to GETACLSTATUS. The entries of the owner, the mask and others are the three
 * digits of {@code permission}; all other entries are listed.
 */
public final class AclReader implements ResponseReader<Acl> {
  @Override
  public Acl read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(response.getEntity(), fields);
    @Nullable List<String> entries = fields.entries;
    if (entries == null) {
      throw new MalformedResponseException("an ACL without a list of entries");
    }
    try {
      return Acl.of(Integer.parseInt(fields.permission, 8) & 0777, entries);
    } catch (IllegalArgumentException e) {
      // A NumberFormatException is one, too.
      throw new MalformedResponseException(
          "an ACL that is not valid, of permission '" + fields.permission + "': " + e.getMessage());
    }
  }

  private static final class Fields implements Json.FieldReader {
    private String permission = "";
    private @Nullable List<String> entries;

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
        case "AclStatus":
          Json.readFields(value, this);
          break;
        case "permission":
          permission = Json.text(value);
          break;
        case "entries":
          entries = entries(value);
          break;
        default:
          break;
      }
    }

    private static List<String> entries(JsonParser value) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedResponseException("an ACL without a list of entries");
      }
      List<String> entries = new ArrayList<>();
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (!value.hasToken(JsonToken.VALUE_STRING)) {
          throw new MalformedResponseException("an ACL entry that is no text");
        }
        entries.add(value.getText());
      }
      return entries;
    }
  }
}
