package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonParser;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.FileSystemTraits.Concat;
import io.howdah.fs.FileSystemTraits.Trash;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Reads the response to GETSERVERDEFAULTS. */
public final class ServerDefaultsReader implements ResponseReader<FileSystemTraits> {
  private static final int CRC32 = 1;
  private static final long STOCK_BLOCK_SIZE = 128L << 20;

  /** The defaults of a server that does not report them: Hadoop's own settings. */
  public static FileSystemTraits stock() {
    return builder().build();
  }

  @Override
  public FileSystemTraits read(ClassicHttpResponse response) throws IOException {
    FileSystemTraits.Builder traits = builder();
    boolean[] found = new boolean[1];
    Json.read(
        response.getEntity(),
        (name, value) -> {
          if (name.equals("FsServerDefaults")) {
            found[0] = true;
            Json.readFields(value, (field, number) -> set(traits, field, number));
          }
        });
    if (!found[0]) {
      throw new MalformedResponseException("the response holds no FsServerDefaults");
    }
    return traits.build();
  }

  private static FileSystemTraits.Builder builder() {
    return FileSystemTraits.builder()
        .checksums(Checksums.OFFERED)
        .concat(Concat.OFFERED)
        .blockSize(STOCK_BLOCK_SIZE);
  }

  private static void set(FileSystemTraits.Builder traits, String field, JsonParser value)
      throws IOException {
    switch (field) {
      case "blockSize":
        traits.blockSize(value.getValueAsLong());
        break;
      case "trashInterval":
        traits.trash(value.getValueAsLong() > 0 ? Trash.KEPT : Trash.NONE);
        break;
      case "bytesPerChecksum":
        traits.bytesPerCrc(value.getValueAsInt());
        break;
      case "checksumType":
        // The place in Hadoop's enumeration: NULL, CRC32, CRC32C.
        traits.crcType(value.getValueAsInt() == CRC32 ? CrcType.CRC32 : CrcType.CRC32C);
        break;
      default:
        break;
    }
  }
}
