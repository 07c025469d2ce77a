package io.howdah.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One data set at several scales.
 *
 * @param workloads from the least work on
 * @param isOfBytes whether the work is bytes rather than files
 */
record Growth(List<Workload> workloads, boolean isOfBytes) {

  /** What there is of one data set; at least one workload. */
  static Growth of(List<Workload> workloads) {
    boolean isOfBytes = workloads.stream().anyMatch(Workload::isOfLargeFiles);
    ToDoubleFunction<Workload> work = each -> work(each, isOfBytes);
    return new Growth(
        workloads.stream().sorted(Comparator.comparingDouble(work)).toList(), isOfBytes);
  }

  /** Whether the work grows at all. */
  boolean isAny() {
    return most() > least();
  }

  /** From 0, the least work, to 1, the most; each step of the same length multiplies alike. */
  double share(Workload workload) {
    return Math.log(work(workload, isOfBytes) / least()) / Math.log(most() / least());
  }

  /** How much work it is. */
  String label(Workload workload) {
    return isOfBytes
        ? String.format(Locale.ROOT, "%.2f GB", workload.bytes() / 1e9)
        : String.format(Locale.ROOT, "%,d files", workload.files().size());
  }

  private double least() {
    return work(workloads.get(0), isOfBytes);
  }

  private double most() {
    return work(workloads.get(workloads.size() - 1), isOfBytes);
  }

  private static double work(Workload workload, boolean isOfBytes) {
    return isOfBytes ? workload.bytes() : workload.files().size();
  }
}
