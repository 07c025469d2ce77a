package io.howdah.fs.webhdfs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads from the answer to GETFILEBLOCKLOCATIONS which DataNodes hold blocks of a file. */
final class BlockHostsReader implements AnswerReader<Map<String, String>> {

  /** Address and transfer port of each DataNode ({@code address:port}), with its host name. */
  @Override
  public Map<String, String> read(ClassicHttpResponse answer) throws IOException {
    Blocks blocks = new Blocks();
    Json.read(answer.getEntity(), blocks);
    return blocks.found;
  }

  private static final class Blocks implements Json.FieldReader {
    private final Map<String, String> found = new LinkedHashMap<>();
    private List<String> names = new ArrayList<>();
    private List<String> hosts = new ArrayList<>();

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
        case "BlockLocations":
          Json.readFields(value, this);
          break;
        case "BlockLocation":
          expectArray(value);
          while (value.nextToken() != JsonToken.END_ARRAY) {
            if (!value.isExpectedStartObjectToken()) {
              throw new MalformedAnswerException("a block location that is none");
            }
            Json.readFields(value, this);
            keep();
          }
          break;
        case "names":
          names = texts(value);
          break;
        case "hosts":
          hosts = texts(value);
          break;
        default:
          break;
      }
    }

    private void keep() {
      for (int i = 0; i < names.size(); i++) {
        found.put(names.get(i), i < hosts.size() ? hosts.get(i) : "");
      }
    }

    private static List<String> texts(JsonParser array) throws IOException {
      List<String> texts = new ArrayList<>();
      expectArray(array);
      while (array.nextToken() != JsonToken.END_ARRAY) {
        if (!array.hasToken(JsonToken.VALUE_STRING)) {
          throw new MalformedAnswerException("a block location with a host that is none");
        }
        texts.add(array.getText());
      }
      return texts;
    }

    private static void expectArray(JsonParser value) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedAnswerException("block locations without a list");
      }
    }
  }
}
