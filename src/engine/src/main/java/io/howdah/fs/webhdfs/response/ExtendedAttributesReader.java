package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads the response to GETXATTRS with values in hexadecimal. A NameNode writes an empty value as
 * null, an HttpFS as {@code 0x}.
 */
public final class ExtendedAttributesReader implements ResponseReader<SortedMap<String, String>> {
  private static final String HEXADECIMAL = "0x";

  @Override
  public SortedMap<String, String> read(ClassicHttpResponse response) throws IOException {
    SortedMap<String, String> attributes = new TreeMap<>();
    Json.read(
        response.getEntity(),
        (field, value) -> {
          if (field.equals("XAttrs")) {
            readAll(value, attributes);
          }
        });
    return Collections.unmodifiableSortedMap(attributes);
  }

  private static void readAll(JsonParser list, SortedMap<String, String> attributes)
      throws IOException {
    if (list.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    if (!list.isExpectedStartArrayToken()) {
      throw new MalformedResponseException("extended attributes that are no list");
    }
    while (list.nextToken() != JsonToken.END_ARRAY) {
      Fields fields = new Fields();
      Json.readFields(list, fields);
      attributes.put(fields.name(), fields.digits());
    }
  }

  private static final class Fields implements Json.FieldReader {
    private String name = "";
    private String value = "";

    @Override
    public void read(String field, JsonParser parser) throws IOException {
      if (field.equals("name")) {
        name = Json.text(parser);
      } else if (field.equals("value")) {
        value = Json.text(parser);
      }
    }

    String name() throws MalformedResponseException {
      if (name.isEmpty()) {
        throw new MalformedResponseException("an extended attribute without a name");
      }
      return name;
    }

    String digits() throws MalformedResponseException {
      if (value.isEmpty()) {
        return value;
      }
      if (!value.startsWith(HEXADECIMAL)) {
        throw new MalformedResponseException("a value of " + name + " that is not hexadecimal");
      }
      return value.substring(HEXADECIMAL.length());
    }
  }
}
