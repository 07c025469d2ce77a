package io.howdah.lab.node;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import javax.net.ssl.SSLException;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.authentication.client.AuthenticatedURL;
import org.apache.hadoop.security.authentication.client.AuthenticationException;

/**
 * Sends the first request over HTTP to a NameNode. It sets up the server's dispatcher, which may
 * take seconds, and a test with time-outs must not be the one to wait.
 */
final class WarmUp {
  private static final String REQUEST = "/webhdfs/v1/?op=GETHOMEDIRECTORY";

  private WarmUp() {}

  static void of(NameNode nameNode) throws IOException {
    boolean https = nameNode.getHttpsAddress() != null;
    InetSocketAddress address = https ? nameNode.getHttpsAddress() : nameNode.getHttpAddress();
    URL url = new URL(https ? "https" : "http", "localhost", address.getPort(), REQUEST);
    try {
      send(url);
    } catch (SSLException e) {
      // The test uses a certificate that is not valid.
      System.err.println("No first request to " + url + ": " + e);
    }
  }

  private static void send(URL url) throws IOException {
    HttpURLConnection connection =
        UserGroupInformation.isSecurityEnabled()
            ? Login.run(Login.as(null), () -> openAuthenticated(url))
            : (HttpURLConnection) url.openConnection();
    connection.getResponseCode();
    connection.disconnect();
  }

  private static HttpURLConnection openAuthenticated(URL url) throws IOException {
    try {
      return new AuthenticatedURL().openConnection(url, new AuthenticatedURL.Token());
    } catch (AuthenticationException e) {
      throw new IOException(url + " does not believe its own superuser.", e);
    }
  }
}
