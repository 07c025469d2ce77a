package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileBlocks;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.FileBlocksReader;
import java.util.Optional;

/** GETFILEBLOCKLOCATIONS, which NameNodes support since Hadoop 2.9 and HttpFS since 3.0. */
final class BlocksOperation {
  private final NameNodeCalls nameNode;

  BlocksOperation(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  /** The blocks of a file; empty if the server does not support the operation. */
  Optional<FileBlocks> blocks(FilePath path) throws CopyException {
    try {
      return nameNode.ask(
          Request.of(Operation.GETFILEBLOCKLOCATIONS, path), new FileBlocksReader());
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION || e.code() == ErrorCode.INVALID_ARGUMENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
