package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the response to GETSNAPSHOTDIFF as a stream: servers send all changes at once. */
public final class SnapshotDifferenceReader implements ResponseReader<List<SnapshotChange>> {
  private final int most;

  /**
   * Creates a reader.
   *
   * @param most the maximum number of changes
   */
  public SnapshotDifferenceReader(int most) {
    this.most = most;
  }

  /** The failure where there are more changes than {@code most}. */
  public static CopyException tooMany(int most) {
    return new CopyException(
        ErrorCode.LIMIT_EXCEEDED, "The snapshots differ by more than " + most + " changes.");
  }

  @Override
  public List<SnapshotChange> read(ClassicHttpResponse response) throws IOException {
    Report report = new Report();
    Json.read(response.getEntity(), report);
    if (!report.found) {
      throw new MalformedResponseException("a difference of snapshots without a list of changes");
    }
    return report.changes;
  }

  /** What has been read so far. */
  private final class Report implements Json.FieldReader {
    private final List<SnapshotChange> changes = new ArrayList<>();
    private boolean found;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      if (name.equals("SnapshotDiffReport")) {
        Json.readFields(value, this);
      } else if (name.equals("diffList")) {
        readChanges(value);
      }
    }

    private void readChanges(JsonParser value) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedResponseException("a difference of snapshots without a list of changes");
      }
      found = true;
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (!value.isExpectedStartObjectToken()) {
          throw new MalformedResponseException("a change of a snapshot that is none");
        }
        if (changes.size() == most) {
          throw tooMany(most);
        }
        Fields fields = new Fields();
        Json.readFields(value, fields);
        changes.add(fields.change());
      }
    }
  }

  /** The members of one change. */
  private static final class Fields implements Json.FieldReader {
    private String type = "";
    private String path = "";
    private String target = "";

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "type":
          type = Json.text(value);
          break;
        case "sourcePath":
          path = Json.text(value);
          break;
        case "targetPath":
          target = Json.text(value);
          break;
        default:
          break;
      }
    }

    SnapshotChange change() throws IOException {
      FilePath at = FilePath.ROOT.resolve(path);
      switch (type) {
        case "CREATE":
          return SnapshotChange.of(Kind.CREATED, at);
        case "DELETE":
          return SnapshotChange.of(Kind.DELETED, at);
        case "MODIFY":
          return SnapshotChange.of(Kind.MODIFIED, at);
        case "RENAME":
          if (target.isEmpty()) {
            throw new MalformedResponseException("a rename without a new path");
          }
          return SnapshotChange.renamed(at, FilePath.ROOT.resolve(target));
        default:
          throw new MalformedResponseException("a change of a snapshot of the type '" + type + "'");
      }
    }
  }
}
