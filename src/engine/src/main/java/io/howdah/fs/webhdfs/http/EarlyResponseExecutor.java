package io.howdah.fs.webhdfs.http;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Still reads the response when an upload breaks off. A DataNode that refuses (no permission, no
 * quota) responds during the upload and then closes, so its response is readable after the broken
 * pipe.
 */
final class EarlyResponseExecutor extends HttpRequestExecutor {
  /** The reason is there already, or it never comes. */
  private static final Timeout PATIENCE = Timeout.ofSeconds(10);

  private static final int LONGEST_REASON = 64 * 1024;

  /** More interim responses than any server has reason to send. */
  private static final int MOST_INTERIM_ANSWERS = 100;

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback callback,
      HttpContext context)
      throws IOException, HttpException {
    try {
      if (request.getEntity() == null) {
        return super.execute(request, connection, callback, context);
      }
      HttpCoreContext core = HttpCoreContext.castOrCreate(context);
      core.setSSLSession(connection.getSSLSession());
      core.setEndpointDetails(connection.getEndpointDetails());
      connection.sendRequestHeader(request);
      IOException broken = send(request, connection);
      return broken == null ? receive(connection) : receiveEarly(connection, broken);
    } catch (IOException | HttpException | RuntimeException e) {
      // Hard: a proper end could make half a file look complete.
      connection.close(CloseMode.IMMEDIATE);
      throw e;
    } catch (Error e) {
      // HttpClient would give up all connections for it, and with them all other files.
      connection.close(CloseMode.IMMEDIATE);
      throw new CopyException(ErrorCode.INTERNAL_ERROR, "A request was broken off: " + e, e);
    }
  }

  private static @Nullable IOException send(
      ClassicHttpRequest request, HttpClientConnection connection)
      throws IOException, HttpException {
    try {
      connection.sendRequestEntity(request);
      connection.flush();
      return null;
    } catch (SourceFailure e) {
      throw e;
    } catch (IOException e) {
      return e;
    }
  }

  private static ClassicHttpResponse receive(HttpClientConnection connection)
      throws IOException, HttpException {
    ClassicHttpResponse response = connection.receiveResponseHeader();
    // A DataNode sends 100 Continue though no request expects it.
    for (int interim = 1; response.getCode() < HttpStatus.SC_SUCCESS; interim++) {
      if (interim > MOST_INTERIM_ANSWERS) {
        throw new ProtocolException("The server sends interim answers without end.");
      }
      response = connection.receiveResponseHeader();
    }
    connection.receiveResponseEntity(response);
    return response;
  }

  private static ClassicHttpResponse receiveEarly(
      HttpClientConnection connection, IOException broken) throws IOException, HttpException {
    try {
      connection.setSocketTimeout(PATIENCE);
      ClassicHttpResponse response = receive(connection);
      HttpEntity entity = response.getEntity();
      if (response.getCode() < HttpStatus.SC_CLIENT_ERROR || entity == null) {
        throw broken;
      }
      response.setEntity(
          new ByteArrayEntity(
              EntityUtils.toByteArray(entity, LONGEST_REASON), ContentType.APPLICATION_JSON));
      connection.close(CloseMode.IMMEDIATE);
      return response;
    } catch (IOException e) {
      if (e != broken) {
        broken.addSuppressed(e);
      }
      throw broken;
    }
  }
}
