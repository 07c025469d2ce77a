package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Exchange;
import io.howdah.auth.Session;
import io.howdah.fs.Patience;
import io.howdah.fs.webhdfs.request.Peer;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.Challenges;
import io.howdah.fs.webhdfs.response.ErrorClassifier;
import io.howdah.fs.webhdfs.response.Location;
import io.howdah.fs.webhdfs.response.LocationReader;
import io.howdah.fs.webhdfs.response.RemoteErrorReader;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.ResponseReader;
import io.howdah.fs.webhdfs.response.Responses;
import io.howdah.fs.webhdfs.response.TransportFailures;
import io.howdah.fs.webhdfs.response.UnexpectedResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Sends one request to one NameNode, once. */
final class NameNodeClient {
  private static final long WORTH_READING = 64 * 1024;

  private final NameNodes nameNodes;
  private final ServerKinds kinds;
  private final Session session;
  private final WebHdfsSettings settings;
  private final CloseableHttpClient http;
  private final RoundTrip roundTrip;
  private final Patience patience;

  NameNodeClient(
      NameNodes nameNodes,
      ServerKinds kinds,
      Session session,
      WebHdfsSettings settings,
      CloseableHttpClient http) {
    this.nameNodes = nameNodes;
    this.kinds = kinds;
    this.session = session;
    this.settings = settings;
    this.http = http;
    roundTrip = new RoundTrip();
    patience = Patience.unlimited();
  }

  private NameNodeClient(NameNodeClient all, Patience patience) {
    nameNodes = all.nameNodes;
    kinds = all.kinds;
    session = all.session;
    settings = all.settings;
    http = all.http;
    roundTrip = all.roundTrip;
    this.patience = patience;
  }

  /** The same for one file: the time that its requests are held back counts for nothing. */
  NameNodeClient within(Patience patience) {
    return new NameNodeClient(this, patience);
  }

  /** Sends a request to which the NameNode itself responds. */
  <T> T ask(URI nameNode, Request request, ResponseReader<T> reader)
      throws CopyException, RequestFailure {
    return send(nameNode, request, uri -> reader);
  }

  /** The distance of the NameNodes, as their responses show. */
  RoundTrip roundTrip() {
    return roundTrip;
  }

  /** Requests the location of an operation's bytes, without following it. */
  Location locate(URI nameNode, Request request) throws CopyException, RequestFailure {
    if (kinds.isHttpFs(nameNode)) {
      URI question = request.uri(nameNode, session.begin(nameNode).parameters());
      return ServerKinds.locationAtHttpFs(question, request.operation());
    }
    // A gateway with a path of its own, such as Knox, rewrites the header of a redirect alone.
    boolean hasPath = !nameNode.getRawPath().isEmpty();
    Request question = hasPath ? request : request.with("noredirect", "true");
    URI asked = request.uri(nameNode, Collections.emptyMap());
    Location location =
        send(nameNode, question, uri -> new LocationReader(request.operation(), uri))
            .seenFrom(asked, nameNode);
    kinds.learn(nameNode, asked, location);
    return location;
  }

  private <T> T send(URI nameNode, Request request, Function<URI, ResponseReader<T>> readerFor)
      throws CopyException, RequestFailure {
    settings.held().pass(nameNode, patience);
    Exchange exchange = session.begin(nameNode);
    URI uri = request.uri(nameNode, exchange.parameters());
    HttpUriRequestBase message = new HttpUriRequestBase(request.operation().method(), uri);
    exchange.headers().forEach(message::setHeader);
    ResponseReader<T> reader = readerFor.apply(uri);
    settings.observer().requestSent(Peer.NAMENODE, request.operation().name());
    long sent = System.nanoTime();
    try (ClassicHttpResponse response =
        http.executeOpen(RoutingSupport.determineHost(message), message, null)) {
      roundTrip.took(System.nanoTime() - sent);
      nameNodes.heard();
      Challenges.check(response, exchange);
      if (!isGood(response, reader)) {
        RequestFailure failure =
            ErrorClassifier.classify(
                Peer.NAMENODE,
                request,
                nameNode.toString(),
                response.getCode(),
                RemoteErrorReader.read(response));
        throw Challenges.believed(failure, response, exchange);
      }
      T value = Responses.read(response, request, nameNode.toString(), reader);
      finish(message, response.getEntity());
      if (request.operation().provesActive()) {
        nameNodes.responded(nameNode);
      }
      return value;
    } catch (CopyException e) {
      throw e;
    } catch (HttpException e) {
      throw UnexpectedResponse.to(request, nameNode.toString(), "no valid HTTP", e);
    } catch (IllegalStateException e) {
      throw new CopyException(
          ErrorCode.CANCELLED, request + " came after the file system was closed.", e);
    } catch (IOException e) {
      throw TransportFailures.atNameNode(request.toString(), nameNode.toString(), e);
    }
  }

  private static boolean isGood(ClassicHttpResponse response, ResponseReader<?> reader) {
    return response.getCode() < HttpStatus.SC_REDIRECTION
        || (response.getCode() == HttpStatus.SC_TEMPORARY_REDIRECT
            && reader instanceof LocationReader);
  }

  /** Reads to the end, so that the connection serves again; but not through a whole file. */
  private static void finish(HttpUriRequestBase message, HttpEntity entity) throws IOException {
    if (entity == null) {
      return;
    }
    if (entity.getContentLength() < 0 || entity.getContentLength() > WORTH_READING) {
      // A reader of JSON has closed its stream by now, which makes this do nothing.
      message.cancel();
    } else {
      EntityUtils.consume(entity);
    }
  }
}
