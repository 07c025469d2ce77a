package io.howdah.fs.webhdfs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.howdah.lab.Realm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/**
 * A NameNode with a login only: Java's own Kerberos checks it, as in Hadoop's servers. It issues no
 * delegation tokens, so each request carries a Kerberos login.
 */
final class SpnegoServer implements AutoCloseable {
  private static final String KERBEROS = "1.2.840.113554.1.2.2";
  private static final String SPNEGO = "1.3.6.1.5.5.2";
  private static final String SCHEME = "Negotiate ";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Subject subject;
  private volatile UnaryOperator<byte[]> proof = UnaryOperator.identity();

  private SpnegoServer(HttpServer server, Subject subject) {
    this.server = server;
    this.subject = subject;
  }

  static SpnegoServer start(Realm realm) throws IOException {
    KerberosPrincipal service = new KerberosPrincipal(realm.principal("HTTP/localhost"));
    KeyTab keytab = KeyTab.getInstance(service, realm.keytab("HTTP/localhost").toFile());
    Subject subject = new Subject(false, Set.of(service), Set.of(), Set.of(keytab));
    HttpServer http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    SpnegoServer started = new SpnegoServer(http, subject);
    http.createContext("/", started::respond);
    http.setExecutor(started.threads);
    http.start();
    return started;
  }

  List<URI> urls() {
    return List.of(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  /** Changes the server's proof; an empty array removes it. */
  void tamper(UnaryOperator<byte[]> change) {
    proof = change;
  }

  private void respond(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.startsWith(SCHEME)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Negotiate");
      send(exchange, 401, "<title>Authentication required</title>");
      return;
    }
    try {
      GSSContext context = accept();
      byte[] token = Base64.getDecoder().decode(header.substring(SCHEME.length()));
      byte[] own = context.acceptSecContext(token, 0, token.length);
      byte[] sent = proof.apply(own == null ? new byte[0] : own);
      if (sent.length > 0) {
        exchange
            .getResponseHeaders()
            .set("WWW-Authenticate", SCHEME + Base64.getEncoder().encodeToString(sent));
      }
      String user = context.getSrcName().toString().replaceAll("[/@].*", "");
      boolean isAboutTokens = exchange.getRequestURI().getQuery().contains("DELEGATIONTOKEN");
      send(exchange, 200, isAboutTokens ? "{\"Token\":null}" : "{\"Path\":\"/user/" + user + "\"}");
    } catch (GSSException e) {
      send(exchange, 403, "<title>" + e + "</title>");
    }
  }

  private GSSContext accept() throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    try {
      return Subject.doAs(
          subject,
          (PrivilegedExceptionAction<GSSContext>)
              () ->
                  manager.createContext(
                      manager.createCredential(
                          null,
                          GSSCredential.INDEFINITE_LIFETIME,
                          new Oid[] {new Oid(SPNEGO), new Oid(KERBEROS)},
                          GSSCredential.ACCEPT_ONLY)));
    } catch (PrivilegedActionException e) {
      throw (GSSException) e.getException();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String type = text.startsWith("{") ? "application/json" : "text/html";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
