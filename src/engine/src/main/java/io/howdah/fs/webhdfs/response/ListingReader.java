package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Reads the responses to LISTSTATUS and LISTSTATUS_BATCH. */
public final class ListingReader implements ResponseReader<Listing> {
  /**
   * The most entries of a page, so that no directory is too large for the memory. An HttpFS sends
   * all of it again for the next page, so pages must not be small either.
   */
  static final int MOST_ENTRIES = 100_000;

  private final FilePath directory;
  private final @Nullable String startAfter;

  public ListingReader(FilePath directory, @Nullable String startAfter) {
    this.directory = directory;
    this.startAfter = startAfter;
  }

  @Override
  public Listing read(ClassicHttpResponse response) throws IOException {
    Page page = new Page();
    Json.read(response.getEntity(), page);
    if (!page.found) {
      throw new MalformedResponseException("a listing without a list");
    }
    if (page.isOfPages && !page.tellsRemaining) {
      throw new MalformedResponseException("a page that does not tell whether it is the last");
    }
    if (page.remaining > 0 && page.entries.isEmpty()) {
      throw new CopyException(
          ErrorCode.UNSUPPORTED_OPERATION,
          "The server gave the same page of " + directory + " again instead of the next one.");
    }
    // An HttpFS returns the whole directory each time, and reports that nothing remains.
    return page.remaining > 0 || page.isCut
        ? Listing.partial(page.entries)
        : Listing.last(page.entries);
  }

  /** What has been read so far. */
  private final class Page implements Json.FieldReader {
    private final List<FileStatus> entries = new ArrayList<>();
    private long remaining;
    private boolean found;
    private boolean isSorted = true;
    private boolean isCut;
    private boolean isOfPages;
    private boolean tellsRemaining;
    private @Nullable String last;

    @Override
    public void read(String name, JsonParser value) throws IOException {
      switch (name) {
        case "DirectoryListing":
          isOfPages = true;
          Json.readFields(value, this);
          break;
        case "partialListing":
        case "FileStatuses":
          Json.readFields(value, this);
          break;
        case "remainingEntries":
          tellsRemaining = true;
          remaining = value.getValueAsLong();
          break;
        case "FileStatus":
          readEntries(value);
          break;
        default:
          break;
      }
    }

    private void readEntries(JsonParser value) throws IOException {
      if (!value.isExpectedStartArrayToken()) {
        throw new MalformedResponseException("a listing without a list");
      }
      found = true;
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (!value.isExpectedStartObjectToken()) {
          throw new MalformedResponseException("a listing with an entry that is none");
        }
        StatusReader.Fields fields = new StatusReader.Fields();
        Json.readFields(value, fields);
        fields.refuseIncomplete();
        if (fields.name().isEmpty()) {
          throw new CopyException(
              ErrorCode.DESTINATION_CONFLICT, directory + " cannot be listed: it is a file.");
        }
        if (startAfter == null || FilePath.compareNames(fields.name(), startAfter) > 0) {
          take(fields);
        }
      }
    }

    /** The rest can be requested again only if the listing has an order. */
    private void take(StatusReader.Fields fields) throws IOException {
      String name = fields.name();
      isSorted &= last == null || FilePath.compareNames(last, name) < 0;
      last = name;
      if (isSorted && entries.size() >= MOST_ENTRIES) {
        isCut = true;
        return;
      }
      if (isCut) {
        throw new MalformedResponseException("a listing without an order");
      }
      entries.add(fields.statusOf(directory.child(name)));
    }
  }
}
