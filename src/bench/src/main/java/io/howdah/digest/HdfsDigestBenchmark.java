package io.howdah.digest;

import io.howdah.fs.FileChecksum.CrcType;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the proof costs the client while bytes stream by, in MiB per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class HdfsDigestBenchmark {
  private static final int MEBIBYTES = 16;
  private static final int PART = 64 << 10;
  private static final long BLOCK_SIZE = 128L << 20;

  private final byte[] part = new byte[PART];

  /** What the CRCs are. */
  @Param({"CRC32C", "CRC32"})
  public CrcType crcType = CrcType.CRC32C;

  /** How many block sizes are reckoned with: two where the clusters differ. */
  @Param({"1", "2"})
  public int blockSizes = 1;

  /** Bytes that are the same in each run. */
  public HdfsDigestBenchmark() {
    new Random(1).nextBytes(part);
  }

  /** 16 MiB in parts as they come from a connection. */
  @Benchmark
  @OperationsPerInvocation(MEBIBYTES)
  public Object mebibytes() {
    HdfsDigest digest = new HdfsDigest(layouts());
    for (int i = 0; i < (MEBIBYTES << 20) / PART; i++) {
      digest.update(part, 0, PART);
    }
    Map<ChecksumLayout, BlockDigests> digests = digest.finish();
    return digests;
  }

  private Set<ChecksumLayout> layouts() {
    Set<ChecksumLayout> layouts = new LinkedHashSet<>();
    for (int i = 1; i <= blockSizes; i++) {
      layouts.add(ChecksumLayout.of(crcType, 512, i * BLOCK_SIZE));
    }
    return layouts;
  }
}
