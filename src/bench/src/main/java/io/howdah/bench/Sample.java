package io.howdah.bench;

import java.util.Arrays;
import java.util.Collection;

/** Values of the same thing, measured several times; at least one. */
final class Sample {
  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  static Sample of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A sample needs a value.");
    }
    return new Sample(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  static Sample of(double... values) {
    return of(Arrays.stream(values).boxed().toList());
  }

  int size() {
    return sorted.length;
  }

  /** The middle one, or the mean of the two in the middle. */
  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }
}
