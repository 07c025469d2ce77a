package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.auth.Session;
import io.howdah.fs.FileContent;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.http.HttpConnections;
import io.howdah.fs.webhdfs.http.SourceFailure;
import io.howdah.fs.webhdfs.http.StallWatch;
import io.howdah.fs.webhdfs.http.UploadEntity;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Peer;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.BytesReader;
import io.howdah.fs.webhdfs.response.Challenges;
import io.howdah.fs.webhdfs.response.ChecksumReader;
import io.howdah.fs.webhdfs.response.ChecksumResponse;
import io.howdah.fs.webhdfs.response.CreatedReader;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.ErrorClassifier;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.RemoteError;
import io.howdah.fs.webhdfs.response.RemoteErrorReader;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import io.howdah.fs.webhdfs.response.ResponseReader;
import io.howdah.fs.webhdfs.response.Responses;
import io.howdah.fs.webhdfs.response.TransportFailures;
import io.howdah.fs.webhdfs.response.UnexpectedResponse;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Goes where a NameNode pointed and moves bytes, once. Reading and writing have connections of
 * their own, so that copies within a cluster cannot starve each other.
 */
public final class DataNodeClient implements Closeable {
  /**
   * A DataNode that computes the checksum of a file sends a request to one of the DataNodes of each
   * block in turn (Hadoop's FileChecksumHelper) and sends no byte meanwhile. They read the stored
   * CRCs, a 128th of the block, so that even busy disks do some ten blocks in a second.
   */
  private static final long CHECKSUMMED_IN_A_SECOND = 1L << 30;

  private final Session session;
  private final RunningTransfers transfers;
  private final StallWatch stallWatch;
  private final HttpConnections connections;
  private final CloseableHttpClient reading;
  private final CloseableHttpClient writing;
  private final ServerKinds kinds;
  private final AtomicBoolean responded;
  private final WebHdfsSettings settings;
  private final Patience patience;

  DataNodeClient(
      Session session, WebHdfsSettings settings, RunningTransfers transfers, ServerKinds kinds) {
    this.session = session;
    this.transfers = transfers;
    this.kinds = kinds;
    this.settings = settings;
    stallWatch = new StallWatch(settings.progressTimeout(), System::nanoTime);
    connections = settings.connections();
    reading = connections.open();
    writing = connections.open();
    responded = new AtomicBoolean();
    patience = Patience.unlimited();
  }

  private DataNodeClient(DataNodeClient all, Patience patience) {
    session = all.session;
    transfers = all.transfers;
    kinds = all.kinds;
    settings = all.settings;
    stallWatch = all.stallWatch;
    connections = all.connections;
    reading = all.reading;
    writing = all.writing;
    responded = all.responded;
    this.patience = patience;
  }

  /** The same for one file: no request waits longer than {@code patience} allows. */
  DataNodeClient within(Patience patience) {
    return new DataNodeClient(this, patience);
  }

  /** Whether any DataNode has ever sent a response, even a refusal. */
  boolean haveResponded() {
    return responded.get();
  }

  /**
   * Opens the bytes.
   *
   * @param nameNode who pointed there
   * @param broken called where they end too early, after this has returned
   */
  FileContent open(URI nameNode, Location location, Request request, Runnable broken)
      throws CopyException, RequestFailure {
    Exchange exchange = exchange(nameNode, location, request);
    HttpUriRequestBase message = message(location, request, exchange);
    RunningTransfers.Transfer transfer = transfers.begin(message);
    ClassicHttpResponse response = null;
    try {
      response = send(reading, message, request, exchange);
      refuseBad(response, location, request, exchange);
      Responses.read(response, request, location.server(), new BytesReader());
      HttpEntity entity = response.getEntity();
      InputStream bytes = entity == null ? null : entity.getContent();
      if (entity == null || bytes == null) {
        transfer.end();
        return FileContent.of(
            new ByteArrayInputStream(new byte[0]), promised(nameNode, location, 0));
      }
      ContentStream stream =
          new ContentStream(
              FileContent.of(bytes, entity.getContentLength()),
              transfer,
              request.toString(),
              location.server(),
              broken);
      return FileContent.of(stream, promised(nameNode, location, entity.getContentLength()));
    } catch (IOException | HttpException | IllegalStateException | RequestFailure e) {
      transfer.breakOff();
      throw transfers.explain(failure(nameNode, location, request, e));
    }
  }

  /**
   * The length that a DataNode states is what follows. An HttpFS states one where it met the end,
   * or a block that it cannot read, before it had to send anything.
   */
  private static long promised(URI nameNode, Location location, long stated) {
    return stated < 0 || location.isAt(nameNode) ? FileContent.UNKNOWN_LENGTH : stated;
  }

  /**
   * Requests a file's checksum.
   *
   * @param length of the file in bytes; a longer one is waited for longer
   */
  ChecksumResponse checksum(URI nameNode, Location location, Request request, long length)
      throws CopyException, RequestFailure {
    Exchange exchange = exchange(nameNode, location, request);
    HttpUriRequestBase message = message(location, request, exchange);
    Duration more = Duration.ofSeconds(length / CHECKSUMMED_IN_A_SECOND);
    message.setConfig(connections.requests(patience, more));
    RunningTransfers.Transfer transfer = transfers.begin(message);
    try (ClassicHttpResponse response = send(reading, message, request, exchange)) {
      if (isBad(response)) {
        RemoteError error = RemoteErrorReader.read(response);
        RequestFailure refusal = refusal(response, error, location, request, exchange);
        if (ChecksumResponse.isRefusedBy(error, request)) {
          return ChecksumResponse.REFUSED;
        }
        throw refusal;
      }
      ChecksumResponse checksum =
          Responses.read(response, request, location.server(), new ChecksumReader());
      patience.finished(Operation.GETFILECHECKSUM);
      return checksum;
    } catch (IOException | HttpException | IllegalStateException | RequestFailure e) {
      throw transfers.explain(failure(nameNode, location, request, e));
    } finally {
      transfer.end();
    }
  }

  /**
   * Sends a file. A failure after {@link UploadEntity#hasBegun} is the caller's to deal with.
   *
   * @throws CopyException also the source's own, unchanged
   */
  void create(URI nameNode, Location location, Request request, UploadEntity upload)
      throws CopyException, RequestFailure {
    send(nameNode, location, request, upload, new CreatedReader());
  }

  /** Sends what is to be appended to a file. Failures are those of {@link #create}. */
  void append(URI nameNode, Location location, Request request, UploadEntity upload)
      throws CopyException, RequestFailure {
    send(nameNode, location, request, upload, new EmptyReader());
  }

  private void send(
      URI nameNode,
      Location location,
      Request request,
      UploadEntity upload,
      ResponseReader<Boolean> reader)
      throws CopyException, RequestFailure {
    Exchange exchange = exchange(nameNode, location, request);
    HttpUriRequestBase message = message(location, request, exchange);
    message.setEntity(upload);
    RunningTransfers.Transfer transfer = transfers.begin(message);
    StallWatch.Upload watch =
        stallWatch.watch(message, patience.atMost(settings.progressTimeout()));
    upload.watchedBy(watch);
    try {
      upload.prepare();
      try (ClassicHttpResponse response = send(writing, message, request, exchange)) {
        refuseBad(response, location, request, exchange);
        Responses.read(response, request, location.server(), reader);
      }
    } catch (SourceFailure e) {
      message.cancel();
      throw e.original();
    } catch (IOException | HttpException | IllegalStateException | RequestFailure e) {
      message.cancel();
      if (watch.isBrokenOff()) {
        throw transfers.explain(stalled(location, request, watch, e).withoutRecovery());
      }
      throw transfers.explain(
          upload.hasBegun()
              ? lateFailure(nameNode, location, request, e).withoutRecovery()
              : failure(nameNode, location, request, e));
    } finally {
      watch.close();
      transfer.end();
    }
  }

  private static RequestFailure stalled(
      Location location, Request request, StallWatch.Upload watch, Exception cause) {
    return new RequestFailure(
        ErrorCode.DATANODE_FAILED,
        Recovery.REPEAT,
        request
            + " was broken off: "
            + location.server()
            + " took no bytes for "
            + watch.limit().toMillis() / 1000
            + " seconds.",
        cause);
  }

  @Override
  public void close() throws IOException {
    stallWatch.close();
    reading.close();
    writing.close();
  }

  /** An HttpFS redirects to itself, and requires a login there as well. */
  private Exchange exchange(URI nameNode, Location location, Request request)
      throws CopyException, RequestFailure {
    if (location.isAt(nameNode)) {
      settings.held().pass(nameNode, patience);
      Exchange exchange = session.begin(nameNode);
      refuseForgotten(exchange, location, request);
      return exchange;
    }
    location.checkEncryption(request.toString(), nameNode);
    location.checkLength(request.toString(), request.operation());
    return Collections::emptyMap;
  }

  /**
   * Refuses a location without the user of {@code doas}: with only the headers, the request would
   * act as the login itself.
   */
  private static void refuseForgotten(Exchange exchange, Location location, Request request)
      throws RequestFailure {
    for (String name : exchange.parameters().keySet()) {
      if (!exchange.headers().isEmpty()
          && !location.carries(name)
          && !location.carries("delegation")) {
        throw new RequestFailure(
            ErrorCode.UNEXPECTED_ANSWER,
            Recovery.NONE,
            request
                + " cannot go on: "
                + location.server()
                + " sent us to itself without '"
                + name
                + "'.",
            null);
      }
    }
  }

  /** The location itself names the user, so only headers are missing. */
  private HttpUriRequestBase message(Location location, Request request, Exchange exchange) {
    HttpUriRequestBase message =
        new HttpUriRequestBase(request.operation().method(), location.uri());
    exchange.headers().forEach(message::setHeader);
    message.setConfig(connections.requests(patience, Duration.ZERO));
    return message;
  }

  private ClassicHttpResponse send(
      CloseableHttpClient http, HttpUriRequestBase message, Request request, Exchange exchange)
      throws IOException, HttpException {
    settings.observer().requestSent(Peer.DATANODE, request.operation().name());
    ClassicHttpResponse response =
        http.executeOpen(RoutingSupport.determineHost(message), message, null);
    responded.set(true);
    try {
      Challenges.check(response, exchange);
      return response;
    } catch (CopyException e) {
      response.close();
      throw e;
    }
  }

  private static void refuseBad(
      ClassicHttpResponse response, Location location, Request request, Exchange exchange)
      throws IOException, RequestFailure {
    if (isBad(response)) {
      throw refusal(response, RemoteErrorReader.read(response), location, request, exchange);
    }
  }

  private static boolean isBad(ClassicHttpResponse response) {
    return response.getCode() >= HttpStatus.SC_REDIRECTION;
  }

  private static RequestFailure refusal(
      ClassicHttpResponse response,
      RemoteError error,
      Location location,
      Request request,
      Exchange exchange)
      throws CopyException {
    RequestFailure failure =
        ErrorClassifier.classify(
            Peer.DATANODE, request, location.server(), response.getCode(), error);
    return Challenges.believed(failure, response, exchange);
  }

  /** What a failure means: of a gateway that moves the bytes itself, that another one may do. */
  private RequestFailure failure(URI nameNode, Location location, Request request, Exception cause)
      throws CopyException {
    if (cause instanceof IOException
        && !(cause instanceof CopyException)
        && location.isAt(nameNode)) {
      return TransportFailures.atNameNode(
          request.toString(), location.server(), (IOException) cause);
    }
    return lateFailure(nameNode, location, request, cause);
  }

  /**
   * What a failure means that is too late for another gateway.
   *
   * @throws CopyException {@code cause}, where that is one and so is not the request's
   */
  private RequestFailure lateFailure(
      URI nameNode, Location location, Request request, Exception cause) throws CopyException {
    if (cause instanceof RequestFailure) {
      RequestFailure failure = (RequestFailure) cause;
      if (failure.code() == ErrorCode.UNEXPECTED_ANSWER && location.isAt(nameNode)) {
        // An HttpFS would have moved the bytes: examine the server again.
        kinds.disprove(nameNode);
      }
      return failure;
    }
    if (cause instanceof CopyException) {
      throw transfers.explain((CopyException) cause);
    }
    if (cause instanceof IOException) {
      return TransportFailures.atDataNode(
          request.toString(), location.server(), (IOException) cause);
    }
    if (cause instanceof IllegalStateException) {
      // HttpClient's pool reports a connection in this way that another thread has aborted.
      return new RequestFailure(
          ErrorCode.DATANODE_FAILED,
          Recovery.REPEAT,
          request + " to " + location.server() + " was broken off: " + cause.getMessage(),
          cause);
    }
    return UnexpectedResponse.to(request, location.server(), "no valid HTTP", cause);
  }
}
