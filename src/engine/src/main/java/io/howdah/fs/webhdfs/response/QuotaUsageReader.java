package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import io.howdah.fs.QuotaRoom;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the response to GETQUOTAUSAGE. A quota of -1 is none. */
public final class QuotaUsageReader implements ResponseReader<QuotaRoom> {
  private static final long NONE = -1;

  @Override
  public QuotaRoom read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("QuotaUsage")) {
            Json.readFields(value, fields);
          }
        });
    return QuotaRoom.of(
        room(fields.quota, fields.entries), room(fields.spaceQuota, fields.spaceConsumed));
  }

  private static long room(long quota, long used) {
    return quota < 0 ? Long.MAX_VALUE : Math.max(0, quota - used);
  }

  /** What has been read so far. */
  private static final class Fields implements Json.FieldReader {
    private long quota = NONE;
    private long entries;
    private long spaceQuota = NONE;
    private long spaceConsumed;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "quota":
          quota = value.getValueAsLong(NONE);
          break;
        case "fileAndDirectoryCount":
          entries = value.getValueAsLong();
          break;
        case "spaceQuota":
          spaceQuota = value.getValueAsLong(NONE);
          break;
        case "spaceConsumed":
          spaceConsumed = value.getValueAsLong();
          break;
        default:
          break;
      }
    }
  }
}
