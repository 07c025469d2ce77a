package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import io.howdah.fs.TreeTotals;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the response to GETCONTENTSUMMARY. */
public final class ContentSummaryReader implements ResponseReader<TreeTotals> {
  private static final long MISSING = -1;

  @Override
  public TreeTotals read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("ContentSummary")) {
            Json.readFields(value, fields);
          }
        });
    if (fields.files == MISSING || fields.directories == MISSING || fields.bytes == MISSING) {
      throw new MalformedResponseException("the response holds no ContentSummary");
    }
    return TreeTotals.of(fields.files, fields.directories, fields.bytes);
  }

  /** What has been read so far. */
  private static final class Fields implements Json.FieldReader {
    private long files = MISSING;
    private long directories = MISSING;
    private long bytes = MISSING;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "fileCount":
          files = value.getValueAsLong(MISSING);
          break;
        case "directoryCount":
          directories = value.getValueAsLong(MISSING);
          break;
        case "length":
          bytes = value.getValueAsLong(MISSING);
          break;
        default:
          break;
      }
    }
  }
}
