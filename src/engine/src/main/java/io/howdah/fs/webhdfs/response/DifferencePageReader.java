package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.fs.FilePath;
import io.howdah.fs.SnapshotChange;
import io.howdah.fs.SnapshotChange.Kind;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads a page of GETSNAPSHOTDIFFLISTING. */
public final class DifferencePageReader implements ResponseReader<DifferencePage> {
  @Override
  public DifferencePage read(ClassicHttpResponse response) throws IOException {
    Fields fields = new Fields();
    Json.read(response.getEntity(), fields);
    if (!fields.tellsIndex) {
      throw new MalformedResponseException("a page of differences without its end");
    }
    return fields.page.build();
  }

  /** What has been read so far. */
  private static final class Fields implements Json.FieldReader {
    private final DifferencePage.Builder page = DifferencePage.builder();
    private boolean tellsIndex;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "SnapshotDiffReportListing":
          Json.readFields(value, this);
          break;
        case "isFromEarlier":
          if (!value.getValueAsBoolean()) {
            throw new MalformedResponseException("a difference of snapshots the wrong way round");
          }
          break;
        case "lastPath":
          page.lastPath(Json.text(value));
          break;
        case "lastIndex":
          page.lastIndex(value.getValueAsInt());
          tellsIndex = true;
          break;
        case "createList":
          readList(value, Kind.CREATED);
          break;
        case "deleteList":
          readList(value, Kind.DELETED);
          break;
        case "modifyList":
          readList(value, Kind.MODIFIED);
          break;
        default:
          break;
      }
    }

    private void readList(JsonParser value, Kind kind) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedResponseException("a page of differences with a list that is none");
      }
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (!value.isExpectedStartObjectToken()) {
          throw new MalformedResponseException("a page of differences with an entry that is none");
        }
        Entry entry = new Entry();
        Json.readFields(value, entry);
        add(entry, kind);
      }
    }

    private void add(Entry entry, Kind kind) throws IOException {
      FilePath path = FilePath.ROOT.resolve(entry.path);
      if (kind == Kind.CREATED && entry.isReference) {
        page.reference(path, entry.fileId);
      } else if (kind == Kind.DELETED && !entry.target.isEmpty()) {
        page.renamed(
            SnapshotChange.renamed(path, FilePath.ROOT.resolve(entry.target)), entry.fileId);
      } else {
        page.change(SnapshotChange.of(kind, path));
      }
    }
  }

  /** The members of one entry. */
  private static final class Entry implements Json.FieldReader {
    private String path = "";
    private String target = "";
    private long fileId;
    private boolean isReference;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "sourcePath":
          path = Json.text(value);
          break;
        case "targetPath":
          target = Json.text(value);
          break;
        case "fileId":
          fileId = value.getValueAsLong();
          break;
        case "isReference":
          isReference = value.getValueAsBoolean();
          break;
        default:
          break;
      }
    }
  }
}
