package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.Listing;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ListingReader;
import org.jspecify.annotations.Nullable;

/** LISTSTATUS_BATCH, or LISTSTATUS for good once a server has turned out not to turn pages. */
final class ListOperation {
  private final NameNodeCalls nameNode;
  private volatile boolean withoutBatches;

  ListOperation(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  Listing list(FilePath directory, @Nullable String startAfter) throws CopyException {
    ListingReader reader = new ListingReader(directory, startAfter);
    if (!withoutBatches) {
      Request request = Request.of(Operation.LISTSTATUS_BATCH, directory);
      try {
        // Small letters: Hadoop 3.5.0 overlooks a parameter in any other spelling.
        return nameNode.ask(
            startAfter == null ? request : request.with("startafter", startAfter), reader);
      } catch (CopyException e) {
        if (e.code() != ErrorCode.UNSUPPORTED_OPERATION) {
          throw e;
        }
      }
    }
    Listing listing = nameNode.ask(Request.of(Operation.LISTSTATUS, directory), reader);
    withoutBatches = true;
    return listing;
  }
}
