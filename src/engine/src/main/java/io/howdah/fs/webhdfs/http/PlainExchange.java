package io.howdah.fs.webhdfs.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request as it is, or with its whole URI to a forward proxy. HttpClient's own step in this
 * place also looks for logins and takes the URI apart each time.
 */
final class PlainExchange implements ExecChainHandler {
  private final @Nullable ForwardProxy proxy;

  PlainExchange(@Nullable ForwardProxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (proxy != null && !scope.route.isTunnelled() && request instanceof BasicHttpRequest) {
      ((BasicHttpRequest) request).setAbsoluteRequestUri(true);
      proxy.identify(request);
    }
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity body = response.getEntity();
      if (body != null && body.isStreaming()) {
        response.setEntity(new ReleasingEntity(body, scope.execRuntime));
      }
      return response;
    } catch (IOException | HttpException | RuntimeException | Error e) {
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }
}
