package io.howdah.fs.webhdfs.response;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** What became of a RENAME. */
public enum RenameOutcome {
  /** An empty body: done, by a server that heeds {@code renameoptions}. */
  EMPTY,
  /** True: done, by a server that overlooked the options, as an HttpFS does. */
  TRUE,
  /** False: not done, without a reason, by a server that ignored the options. */
  FALSE,
  /** The response proved nothing, and a look showed that it is done. */
  FOUND_DONE,
  /** It was moved into a directory that has the new name. */
  FOUND_SWALLOWED;

  /** Reads an empty body, however it is framed, or one that holds a boolean. */
  public static RenameOutcome read(ClassicHttpResponse response) throws IOException {
    Boolean[] value = new Boolean[1];
    boolean isEmpty =
        Json.isEmptyOrRead(
            response.getEntity(),
            (name, parser) -> {
              if (name.equals("boolean")) {
                value[0] = parser.getValueAsBoolean();
              }
            });
    if (isEmpty) {
      return EMPTY;
    }
    if (value[0] == null) {
      throw new MalformedResponseException("the response holds no boolean");
    }
    return value[0] ? TRUE : FALSE;
  }
}
