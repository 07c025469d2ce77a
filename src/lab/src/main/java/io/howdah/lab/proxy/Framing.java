package io.howdah.lab.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How a proxy marks the end of a response's body, also of an empty one. */
public enum Framing {
  /** As the server did. */
  AS_SERVED {
    @Override
    Headers change(Headers headers) {
      return headers;
    }
  },
  /** In chunks, without a length. */
  CHUNKED {
    @Override
    Headers change(Headers headers) {
      return headers.without("Content-Length").with("Transfer-Encoding", "chunked");
    }
  },
  /** By the connection's end, without a length: a body that was cut looks whole. */
  UNTIL_CLOSE {
    @Override
    Headers change(Headers headers) {
      return headers
          .without("Content-Length")
          .without("Transfer-Encoding")
          .with("Connection", "close");
    }
  },
  /** Compressed and in chunks, also for a client that does not accept it. */
  GZIP {
    @Override
    Headers change(Headers headers) {
      return CHUNKED.change(headers).with("Content-Encoding", "gzip");
    }

    @Override
    OutputStream body(Headers headers, OutputStream out) throws IOException {
      return new GZIPOutputStream(CHUNKED.body(headers, out), true);
    }
  };

  /** The header fields of a response that is framed like this. */
  abstract Headers change(Headers headers);

  /** Takes the body of a response with these header fields; to be closed at its end. */
  OutputStream body(Headers headers, OutputStream out) throws IOException {
    return headers.lists("Transfer-Encoding", "chunked")
        ? new ChunkedOutput(out)
        : new OpenOutput(out);
  }
}
