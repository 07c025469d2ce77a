package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads a NameNode's version from a response of Hadoop's JMX servlet. */
public final class VersionReader {
  /** Requests one attribute only: the whole bean lists every DataNode of the cluster. */
  public static final String QUESTION =
      "/jmx?get=Hadoop:service=NameNode,name=NameNodeInfo::SoftwareVersion";

  private VersionReader() {}

  /** The version; null where the response has none. */
  public static @Nullable String read(ClassicHttpResponse response) throws IOException {
    @Nullable String[] found = new String[1];
    Json.read(
        response.getEntity(),
        (name, beans) -> {
          if (name.equals("beans") && beans.currentToken() == JsonToken.START_ARRAY) {
            found[0] = versionIn(beans);
          }
        });
    return found[0];
  }

  private static @Nullable String versionIn(JsonParser beans) throws IOException {
    @Nullable String[] found = new String[1];
    while (beans.nextToken() == JsonToken.START_OBJECT) {
      Json.readFields(
          beans,
          (name, value) -> {
            if (name.equals("SoftwareVersion")) {
              found[0] = Json.text(value);
            }
          });
    }
    return found[0];
  }
}
