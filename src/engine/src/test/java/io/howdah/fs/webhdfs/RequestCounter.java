package io.howdah.fs.webhdfs;

import io.howdah.fs.webhdfs.request.Peer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was sent, so that a test can hold the number of round trips. */
final class RequestCounter implements RequestObserver {
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @Override
  public void requestSent(Peer peer, String operation) {
    requests.add(peer + " " + operation);
  }

  long count() {
    return requests.size();
  }

  /** Each request as {@code PEER OPERATION}, in the order sent. */
  List<String> requests() {
    return requests;
  }

  void forget() {
    requests.clear();
  }
}
