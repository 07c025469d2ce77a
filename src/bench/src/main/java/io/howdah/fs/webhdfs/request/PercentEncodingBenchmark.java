package io.howdah.fs.webhdfs.request;

import io.howdah.CopyException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write a path into a URL, which happens several times for each file. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PercentEncodingBenchmark {
  /** As paths are, and as they may be. */
  @Param({
    "/warehouse/sales/part-00000.orc",
    "/warehouse/sales/ds=2026-01-01/country=de/base_0000001/bucket_00000",
    "/warehouse/Größe und Maß/データ/a+b;c.txt"
  })
  public String path = "/";

  /** One path. */
  @Benchmark
  public String encode() throws CopyException {
    return PercentEncoding.encode(path);
  }
}
