package io.howdah.lab.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A whole response that a proxy gives in a server's place. */
public final class FixedResponse {
  private static final String JSON = "application/json";

  private final int status;
  private final Headers headers;
  private final byte[] body;

  private FixedResponse(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A response with this status, content type and body. */
  public static FixedResponse of(int status, String contentType, byte[] body) {
    return new FixedResponse(
        status, Headers.none().with("Content-Type", contentType), body.clone());
  }

  /** A response with this status, content type and body, which is sent in UTF-8. */
  public static FixedResponse of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A page for people, as proxies, load balancers and login pages send it. */
  public static FixedResponse html(int status) {
    return of(status, "text/html", "<html><body><h1>Status " + status + "</h1></body></html>");
  }

  /** A response with this JSON, valid or not. */
  public static FixedResponse json(int status, String body) {
    return of(status, JSON, body);
  }

  /** Status 200 and an empty JSON object. */
  public static FixedResponse emptyObject() {
    return json(200, "{}");
  }

  /** Status 200 and JSON that ends in its middle. */
  public static FixedResponse cutJson() {
    return json(200, "{\"FileStatus\":{\"accessTime\":17");
  }

  /** Status 200 and bytes that are no JSON, with the content type of JSON. */
  public static FixedResponse garbage() {
    return of(200, JSON, new byte[] {0, (byte) 0xff, '}', (byte) 0xc3, '{', '"', 7});
  }

  /** A response without a body. */
  public static FixedResponse empty(int status) {
    return new FixedResponse(status, Headers.none(), new byte[0]);
  }

  /**
   * An error as NameNodes, DataNodes and HttpFS report it.
   *
   * @param javaClassName the full name of the exception's class
   */
  public static FixedResponse remoteException(int status, String javaClassName, String message) {
    String name = javaClassName.substring(javaClassName.lastIndexOf('.') + 1);
    return json(
        status,
        "{\"RemoteException\":{\"exception\":"
            + quoted(name)
            + ",\"javaClassName\":"
            + quoted(javaClassName)
            + ",\"message\":"
            + quoted(message)
            + "}}");
  }

  /** This response with one more header field, in place of those of its name. */
  public FixedResponse with(String name, String value) {
    return new FixedResponse(status, headers.with(name, value), body);
  }

  ResponseHead head() {
    Headers whole = headers.with("Content-Length", Integer.toString(body.length));
    return new ResponseHead(status, "Answered by a proxy", whole);
  }

  byte[] body() {
    return body.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FixedResponse answer
        && status == answer.status
        && headers.toString().equals(answer.headers.toString())
        && Arrays.equals(body, answer.body);
  }

  @Override
  public int hashCode() {
    return 31 * status + Arrays.hashCode(body);
  }

  /** Status, content type and the beginning of the body. */
  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return status
        + " "
        + headers.get("Content-Type").orElse("")
        + " "
        + text.substring(0, Math.min(40, text.length()));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
