package io.howdah.fs.webhdfs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The NameNodes of one nameservice, and which of them is believed to be the active one. */
public final class NameNodes {
  private final List<URI> all;
  private int preferred;
  private boolean proven;
  private volatile boolean answered;

  NameNodes(List<URI> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a nameservice has at least one NameNode");
    }
    this.all = Collections.unmodifiableList(new ArrayList<>(all));
  }

  List<URI> all() {
    return all;
  }

  /** All of them, the one that is believed to be active first. */
  synchronized List<URI> inOrder() {
    List<URI> order = new ArrayList<>(all);
    Collections.rotate(order, -preferred);
    return order;
  }

  /** Remembers that one of them has answered, whatever it said. */
  void heard() {
    answered = true;
  }

  /** Whether any of them has ever answered. */
  boolean haveAnswered() {
    return answered;
  }

  /** Whether {@code nameNode} is the active one for all we know. */
  synchronized boolean isProvenActive(URI nameNode) {
    return all.size() == 1 || (proven && all.get(preferred).equals(nameNode));
  }

  /** Remembers that {@code nameNode} did what only an active one does. */
  synchronized void answered(URI nameNode) {
    preferred = all.indexOf(nameNode);
    proven = true;
  }

  /** Remembers that {@code nameNode} could not serve; the next one is asked first from now on. */
  synchronized void failed(URI nameNode) {
    if (all.get(preferred).equals(nameNode)) {
      preferred = (preferred + 1) % all.size();
      proven = false;
    }
  }
}
