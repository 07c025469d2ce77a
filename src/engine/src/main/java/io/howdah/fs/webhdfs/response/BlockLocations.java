package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the response to GETFILEBLOCKLOCATIONS, one block at a time: a file may have
 * 100,000s of blocks, and the response takes some 500 bytes for each. NameNodes and HttpFS give the
 * same form: {@code
 * {"BlockLocations":{"BlockLocation":[{"offset":0,"length":512,"hosts":[..],..},..]}}}, the fields
 * of a block in any order.
 */
final class BlockLocations {
  /** Takes the fields of one block after the other. */
  interface BlockReader extends Json.FieldReader {
    /** Called when all fields of a block have been read. */
    void endBlock() throws IOException;
  }

  private BlockLocations() {}

  /** Reads all blocks of a response. */
  static void read(@Nullable HttpEntity response, BlockReader block) throws IOException {
    boolean[] found = new boolean[1];
    Json.read(
        response,
        (name, value) -> {
          if (name.equals("BlockLocations")) {
            found[0] = true;
            Json.readFields(value, (field, list) -> readList(field, list, block));
          }
        });
    if (!found[0]) {
      throw new MalformedResponseException("the response holds no block locations");
    }
  }

  private static void readList(String field, JsonParser list, BlockReader block)
      throws IOException {
    if (!field.equals("BlockLocation")) {
      return;
    }
    expectArray(list);
    while (list.nextToken() != JsonToken.END_ARRAY) {
      if (!list.isExpectedStartObjectToken()) {
        throw new MalformedResponseException("a block location that is none");
      }
      Json.readFields(list, block);
      block.endBlock();
    }
  }

  static void expectArray(JsonParser value) throws IOException {
    if (!value.isExpectedStartArrayToken()) {
      throw new MalformedResponseException("block locations without a list");
    }
  }
}
