package io.howdah.fs.webhdfs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The NameNodes of one nameservice, and the presumably active one. */
public final class NameNodes {
  private final List<URI> all;
  private int preferred;
  private boolean proven;
  private volatile boolean responded;

  NameNodes(List<URI> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a nameservice has at least one NameNode");
    }
    this.all = Collections.unmodifiableList(new ArrayList<>(all));
  }

  List<URI> all() {
    return all;
  }

  /** All of them, the presumably active one first. */
  synchronized List<URI> inOrder() {
    List<URI> order = new ArrayList<>(all);
    Collections.rotate(order, -preferred);
    return order;
  }

  /** Records that one of them has responded, even with a refusal. */
  void heard() {
    responded = true;
  }

  /** Whether any of them has ever responded. */
  boolean haveResponded() {
    return responded;
  }

  /** Whether {@code nameNode} is presumably the active one. */
  synchronized boolean isProvenActive(URI nameNode) {
    return all.size() == 1 || (proven && all.get(preferred).equals(nameNode));
  }

  /** Remembers that {@code nameNode} did what only an active one does. */
  synchronized void responded(URI nameNode) {
    preferred = all.indexOf(nameNode);
    proven = true;
  }

  /** Records that {@code nameNode} failed; requests go to the next one first from now on. */
  synchronized void failed(URI nameNode) {
    if (all.get(preferred).equals(nameNode)) {
      preferred = (preferred + 1) % all.size();
      proven = false;
    }
  }
}
