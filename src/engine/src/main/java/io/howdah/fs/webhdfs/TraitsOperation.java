package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ServerDefaultsReader;
import org.jspecify.annotations.Nullable;

/** GETSERVERDEFAULTS, requested once; a server without it has Hadoop's own settings. */
final class TraitsOperation {
  private final NameNodeCalls nameNode;
  private @Nullable FileSystemTraits traits;

  TraitsOperation(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  synchronized FileSystemTraits traits() throws CopyException {
    FileSystemTraits known = traits;
    if (known == null) {
      known = ask();
      traits = known;
    }
    return known;
  }

  private FileSystemTraits ask() throws CopyException {
    try {
      return nameNode.ask(
          Request.of(Operation.GETSERVERDEFAULTS, FilePath.ROOT), new ServerDefaultsReader());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        return ServerDefaultsReader.stock();
      }
      throw e;
    }
  }
}
