package io.howdah.fs.webhdfs;

import org.apache.hc.core5.http.ClassicHttpResponse;

/** Takes an answer whose status says all there is to say. */
final class EmptyReader implements AnswerReader<Boolean> {
  @Override
  public Boolean read(ClassicHttpResponse answer) {
    return Boolean.TRUE;
  }
}
