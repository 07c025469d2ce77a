package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads from the response to GETFILEBLOCKLOCATIONS which DataNodes hold blocks of a file. */
public final class BlockHostsReader implements ResponseReader<Map<String, String>> {

  /** Address and transfer port of each DataNode ({@code address:port}), with its host name. */
  @Override
  public Map<String, String> read(ClassicHttpResponse response) throws IOException {
    Hosts hosts = new Hosts();
    BlockLocations.read(response.getEntity(), hosts);
    return hosts.found;
  }

  private static final class Hosts implements BlockLocations.BlockReader {
    private final Map<String, String> found = new LinkedHashMap<>();
    private List<String> names = new ArrayList<>();
    private List<String> hosts = new ArrayList<>();

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
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

    @Override
    public void endBlock() {
      for (int i = 0; i < names.size(); i++) {
        found.put(names.get(i), i < hosts.size() ? hosts.get(i) : "");
      }
    }

    private static List<String> texts(JsonParser array) throws IOException {
      List<String> texts = new ArrayList<>();
      BlockLocations.expectArray(array);
      while (array.nextToken() != JsonToken.END_ARRAY) {
        if (!array.hasToken(JsonToken.VALUE_STRING)) {
          throw new MalformedResponseException("a block location with a host that is none");
        }
        texts.add(array.getText());
      }
      return texts;
    }
  }
}
