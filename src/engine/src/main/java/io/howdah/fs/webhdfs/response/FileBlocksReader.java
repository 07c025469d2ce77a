package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import io.howdah.fs.FileBlocks;
import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Reads from the response to GETFILEBLOCKLOCATIONS where the blocks of a file end; empty where it
 * does not describe a file from its first byte on without a gap.
 */
public final class FileBlocksReader implements ResponseReader<Optional<FileBlocks>> {

  @Override
  public Optional<FileBlocks> read(ClassicHttpResponse response) throws IOException {
    Blocks blocks = new Blocks();
    BlockLocations.read(response.getEntity(), blocks);
    return blocks.areWhole ? Optional.of(blocks.found.build()) : Optional.empty();
  }

  private static final class Blocks implements BlockLocations.BlockReader {
    private static final long MISSING = -1;

    private final FileBlocks.Builder found = FileBlocks.builder();
    private boolean areWhole = true;
    private long offset = MISSING;
    private long length = MISSING;

    @Override
    public void read(String field, JsonParser value) throws IOException {
      switch (field) {
        case "offset":
          offset = value.getValueAsLong(MISSING);
          break;
        case "length":
          length = value.getValueAsLong(MISSING);
          break;
        default:
          break;
      }
    }

    @Override
    public void endBlock() {
      if (offset == found.length() && length > 0) {
        found.add(length);
      } else {
        areWhole = false;
      }
      offset = MISSING;
      length = MISSING;
    }
  }
}
