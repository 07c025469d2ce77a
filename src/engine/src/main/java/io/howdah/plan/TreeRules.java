package io.howdah.plan;

import org.jspecify.annotations.Nullable;

/** What of the source the walk is about, and what becomes of the target. */
public final class TreeRules {
  private enum Purpose {
    COPY,
    /** Nothing is created or deleted. */
    COMPARISON
  }

  private final Selector selector;
  private final @Nullable ExtraSearch extras;
  private final Purpose purpose;
  private final @Nullable AtomicUnits units;

  private TreeRules(
      Selector selector,
      @Nullable ExtraSearch extras,
      Purpose purpose,
      @Nullable AtomicUnits units) {
    this.selector = selector;
    this.extras = extras;
    this.purpose = purpose;
    this.units = units;
  }

  /** The rules of a copy that deletes nothing. */
  public static TreeRules copying(Selector selector) {
    return new TreeRules(selector, null, Purpose.COPY, null);
  }

  /** The rules of a copy that also deletes what is extra. */
  public static TreeRules mirroring(Selector selector, ExtraSearch extras) {
    return new TreeRules(selector, extras, Purpose.COPY, null);
  }

  /** The rules of a comparison: every difference is reported, and nothing is changed. */
  public static TreeRules comparing(Selector selector, ExtraEntries extras) {
    return new TreeRules(selector, ExtraSearch.ofComparison(extras), Purpose.COMPARISON, null);
  }

  /** The rules of a comparison that does not look for what is extra. */
  public static TreeRules comparing(Selector selector) {
    return new TreeRules(selector, null, Purpose.COMPARISON, null);
  }

  /** Returns these rules for a copy that replaces directories as a whole. */
  public TreeRules replacing(AtomicUnits atomicUnits) {
    return new TreeRules(selector, extras, purpose, atomicUnits);
  }

  /** What is replaced as a whole; null where each file is. */
  public @Nullable AtomicUnits units() {
    return units;
  }

  public Selector selector() {
    return selector;
  }

  /** The search for what is extra; null where nothing is deleted. */
  public @Nullable ExtraSearch extras() {
    return extras;
  }

  /** Whether both trees are only compared. */
  boolean isComparison() {
    return purpose == Purpose.COMPARISON;
  }
}
