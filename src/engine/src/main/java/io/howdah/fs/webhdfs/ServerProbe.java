package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import io.howdah.auth.Authentication;
import io.howdah.auth.Session;
import io.howdah.auth.TokenIdentifier;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.ClockComparison;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.StatusReader;
import io.howdah.fs.webhdfs.response.VersionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Examines each server of a nameservice; a {@link WebHdfsFileSystem} stops at the first active one.
 * Changes nothing.
 */
public final class ServerProbe implements AutoCloseable {
  /** The errors of servers without the root directory, or without the operation for its status. */
  private static final Set<ErrorCode> OF_ANOTHER_PROTOCOL =
      Collections.unmodifiableSet(
          EnumSet.of(
              ErrorCode.FILE_NOT_FOUND,
              ErrorCode.INVALID_ARGUMENT,
              ErrorCode.UNSUPPORTED_OPERATION));

  private final Session session;
  private final NameNodeClient client;
  private final CloseableHttpClient http;
  private final WebHdfsSettings settings;
  private final ActiveProof activeProof;
  private final ServerKinds kinds = new ServerKinds();

  /**
   * A probe that has sent no request yet.
   *
   * @param urls the servers of one nameservice
   */
  public ServerProbe(List<URI> urls, Authentication authentication, WebHdfsSettings settings) {
    this.settings = settings;
    http = settings.connections().open();
    NameNodes nameNodes = new NameNodes(urls);
    session =
        authentication.open(TokenOperation.at(nameNodes, settings, new RunningTransfers(), http));
    client = new NameNodeClient(nameNodes, kinds, session, settings, http);
    activeProof = new ActiveProof(nameNodes, client);
  }

  /** Sends each request to one of the servers, once. */
  public ServerReport probe(URI server) {
    ServerReport.Builder report = ServerReport.builder(server.toString());
    try {
      ask(
          () ->
              client.ask(
                  server,
                  Request.of(Operation.GETFILESTATUS, FilePath.ROOT),
                  new StatusReader(FilePath.ROOT)));
      report.role(isActive(server) ? Role.ACTIVE : Role.OBSERVER);
      recogniseHttpFs(server, report);
    } catch (CopyException e) {
      if (e.code() != ErrorCode.NO_ACTIVE_NAMENODE) {
        return report.failure(explained(e)).build();
      }
      report.role(Role.STANDBY);
    }
    addFacts(server, report);
    return report.build();
  }

  /** Sends one request, without any recovery. */
  private static void ask(Question question) throws CopyException {
    try {
      question.ask();
    } catch (RequestFailure e) {
      throw e.reason();
    }
  }

  /** The delegation token that the servers have given us, or that we were given; null for none. */
  public @Nullable TokenIdentifier token() {
    return session.token();
  }

  /** Whether a server that responds to a request is more than an observer. */
  private boolean isActive(URI server) throws CopyException {
    try {
      ask(() -> activeProof.require(server));
      return true;
    } catch (CopyException e) {
      if (e.code() == ErrorCode.NO_ACTIVE_NAMENODE) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Requests a location of the root directory: a NameNode names any DataNode, an HttpFS itself, or
   * refuses because it is a directory.
   */
  private void recogniseHttpFs(URI server, ServerReport.Builder report) {
    try {
      ask(() -> client.locate(server, Request.of(Operation.OPEN, FilePath.ROOT)));
      if (kinds.isHttpFs(server)) {
        report.role(Role.HTTPFS);
      }
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND) {
        report.role(Role.HTTPFS);
      } else {
        report.failure(e);
      }
    }
  }

  /** What a server publishes without a login; unknown if it requires one. */
  private void addFacts(URI server, ServerReport.Builder report) {
    HttpGet question = new HttpGet(URI.create(server + VersionReader.QUESTION));
    Instant asked = settings.clock().instant();
    try (ClassicHttpResponse response =
        http.executeOpen(RoutingSupport.determineHost(question), question, null)) {
      report.clockDifference(
          ClockComparison.difference(asked, settings.clock().instant(), response));
      if (response.getCode() == HttpStatus.SC_OK) {
        report.hadoopVersion(VersionReader.read(response));
      }
      question.cancel();
    } catch (IOException | HttpException e) {
      report.hadoopVersion(null);
    }
  }

  /** The failure of a server that may not be a WebHDFS server. */
  private static CopyException explained(CopyException failure) {
    return OF_ANOTHER_PROTOCOL.contains(failure.code())
        ? new CopyException(
            ErrorCode.UNEXPECTED_ANSWER, String.valueOf(failure.getMessage()), failure)
        : failure;
  }

  /** Sends a request to one server. */
  private interface Question {
    void ask() throws CopyException, RequestFailure;
  }

  @Override
  public void close() {
    session.close();
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
