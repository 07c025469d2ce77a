package io.howdah.plan;

import org.jspecify.annotations.Nullable;

/** What of the source is copied, and what of the target is deleted. */
public final class TreeRules {
  private final Selector selector;
  private final @Nullable ExtraSearch extras;

  private TreeRules(Selector selector, @Nullable ExtraSearch extras) {
    this.selector = selector;
    this.extras = extras;
  }

  /** The rules of a copy that deletes nothing. */
  public static TreeRules copying(Selector selector) {
    return new TreeRules(selector, null);
  }

  /** The rules of a copy that also deletes what is extra. */
  public static TreeRules mirroring(Selector selector, ExtraSearch extras) {
    return new TreeRules(selector, extras);
  }

  public Selector selector() {
    return selector;
  }

  /** The search for what is extra; null where nothing is deleted. */
  public @Nullable ExtraSearch extras() {
    return extras;
  }
}
