package io.howdah.fs.webhdfs;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends a request as it is. HttpClient's own step in this place also looks for proxies and logins,
 * which are not its business here, and takes the URI apart for that each time.
 */
final class PlainExchange implements ExecChainHandler {
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    try {
      ClassicHttpResponse answer = chain.proceed(request, scope);
      HttpEntity body = answer.getEntity();
      if (body != null && body.isStreaming()) {
        answer.setEntity(new ReleasingEntity(body, scope.execRuntime));
      }
      return answer;
    } catch (IOException | HttpException | RuntimeException | Error e) {
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }
}
