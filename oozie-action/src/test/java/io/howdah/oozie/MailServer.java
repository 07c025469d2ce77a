package io.howdah.oozie;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As much of an SMTP server as Oozie's email action needs. It refuses every other mail, the first
 * included.
 */
final class MailServer implements AutoCloseable {
  /** A mail that was accepted, or refused. */
  record Mail(List<String> recipients, String content) {}

  private final ServerSocket socket;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  private MailServer(ServerSocket socket) {
    this.socket = socket;
  }

  static MailServer start() {
    MailServer server = new MailServer(listen());
    Thread thread = new Thread(server::serve, "mail-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** All mails so far, also the refused ones. */
  List<Mail> mails() {
    return List.copyOf(mails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        talk(connection);
      } catch (IOException e) {
        // The test is over, or the client has gone.
      }
    }
  }

  private void talk(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    PrintWriter out =
        new PrintWriter(connection.getOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            print(line + "\r\n");
            flush();
          }
        };
    out.println("220 here");
    List<String> recipients = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT TO:")) {
        recipients.add(line.substring("RCPT TO:".length()).replaceAll("[<>]", ""));
      }
      if (line.equals("DATA")) {
        out.println("354 go on");
        mails.add(new Mail(List.copyOf(recipients), content(in)));
        recipients.clear();
        out.println(mails.size() % 2 == 1 ? "554 not this one" : "250 taken");
      } else {
        out.println(line.equals("QUIT") ? "221 bye" : "250 yes");
      }
    }
  }

  private static String content(BufferedReader in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      content.append(line).append('\n');
    }
    return content.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
