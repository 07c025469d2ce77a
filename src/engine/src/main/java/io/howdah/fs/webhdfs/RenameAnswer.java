package io.howdah.fs.webhdfs;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** What a server says to a RENAME, which also tells whether it heeds {@code renameoptions}. */
enum RenameAnswer {
  /** Done as the options say. */
  DONE_WITH_OPTIONS,
  /** Done by a server that overlooked the options, as an HttpFS does. */
  DONE_WITHOUT_OPTIONS,
  /** Not done, for a reason that is not told, by a server that overlooked the options. */
  NOT_DONE,
  /** Done, though the answer was lost. */
  FOUND_DONE;

  /** Reads an empty answer, or one that holds a boolean. */
  static RenameAnswer read(ClassicHttpResponse answer) throws IOException {
    HttpEntity entity = answer.getEntity();
    if (entity == null || entity.getContentLength() == 0) {
      return DONE_WITH_OPTIONS;
    }
    return ValueReader.ofBoolean().read(answer) ? DONE_WITHOUT_OPTIONS : NOT_DONE;
  }
}
