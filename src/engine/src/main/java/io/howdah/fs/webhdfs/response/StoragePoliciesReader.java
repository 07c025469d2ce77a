package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the response to GETALLSTORAGEPOLICY: the name of each policy by its number. */
public final class StoragePoliciesReader implements ResponseReader<Map<Integer, String>> {
  @Override
  public Map<Integer, String> read(ClassicHttpResponse response) throws IOException {
    Map<Integer, String> names = new HashMap<>();
    Json.read(
        response.getEntity(),
        (field, value) -> {
          if (field.equals("BlockStoragePolicies")) {
            Json.readFields(value, (name, list) -> readAll(list, names));
          }
        });
    if (names.isEmpty()) {
      throw new MalformedResponseException("no list of storage policies");
    }
    return Collections.unmodifiableMap(names);
  }

  private static void readAll(JsonParser list, Map<Integer, String> names) throws IOException {
    if (!list.isExpectedStartArrayToken()) {
      return;
    }
    while (list.nextToken() != JsonToken.END_ARRAY) {
      Fields fields = new Fields();
      Json.readFields(list, fields);
      names.put(fields.id, fields.name);
    }
  }

  private static final class Fields implements Json.FieldReader {
    private int id;
    private String name = "";

    @Override
    public void read(String field, JsonParser value) throws IOException {
      if (field.equals("id")) {
        id = value.getValueAsInt();
      } else if (field.equals("name")) {
        name = Json.text(value);
      }
    }
  }
}
