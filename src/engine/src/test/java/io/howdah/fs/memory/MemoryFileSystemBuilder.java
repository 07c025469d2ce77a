package io.howdah.fs.memory;

import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.UserRights;
import io.howdah.fs.memory.MemoryFileSystem.Blocks;
import io.howdah.fs.memory.MemoryFileSystem.Lengths;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link MemoryFileSystem}. */
public final class MemoryFileSystemBuilder {
  private final @Nullable Tree tree;
  private Clock clock = Clock.systemUTC();
  FileSystemTraits traits =
      FileSystemTraits.builder()
          .checksums(FileSystemTraits.Checksums.OFFERED)
          .concat(FileSystemTraits.Concat.OFFERED)
          .blockSize(128L << 20)
          .build();
  private int replication = 3;
  String user = "howdah";
  private String group = "supergroup";
  int pageSize = 1000;
  Lengths lengths = Lengths.PROMISED;
  Blocks blocks = Blocks.TOLD;
  FaultInjector faults = FaultInjector.NONE;
  int transferUnit = 1 << 16;
  UserRights rights = UserRights.UNKNOWN;
  Set<String> groups = Set.of();
  int largestReplication = 512;
  long smallestBlockSize = 512;
  Map<Integer, String> storagePolicies = Map.of(2, "COLD", 7, "HOT", 12, "ALL_SSD");

  MemoryFileSystemBuilder(@Nullable Tree tree) {
    this.tree = tree;
  }

  /** Gives the files their times. Default: the system's. */
  public MemoryFileSystemBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * What is offered, and the blocks and CRCs of new files. Default: checksums and concat offered,
   * blocks of 128 MiB, a CRC32C for every 512 bytes.
   */
  public MemoryFileSystemBuilder traits(FileSystemTraits traits) {
    this.traits = traits;
    return this;
  }

  /** Copies of each block of a file created without a stated number. Default: 3. */
  public MemoryFileSystemBuilder replication(int replication) {
    this.replication = replication;
    return this;
  }

  /** Owns what is made. Default: {@code howdah}. */
  public MemoryFileSystemBuilder user(String user) {
    this.user = user;
    return this;
  }

  /** The group of the root, inherited by all below. Default: {@code supergroup}. */
  public MemoryFileSystemBuilder group(String group) {
    this.group = group;
    return this;
  }

  /** Entries of one page of a listing. Default: 1,000. */
  public MemoryFileSystemBuilder pageSize(int pageSize) {
    this.pageSize = pageSize;
    return this;
  }

  /** Default: {@link Lengths#PROMISED}. */
  public MemoryFileSystemBuilder lengths(Lengths lengths) {
    this.lengths = lengths;
    return this;
  }

  /** Default: {@link Blocks#TOLD}. */
  public MemoryFileSystemBuilder blocks(Blocks blocks) {
    this.blocks = blocks;
    return this;
  }

  /** Default: {@link FaultInjector#NONE}. */
  public MemoryFileSystemBuilder faults(FaultInjector faults) {
    this.faults = faults;
    return this;
  }

  /** Bytes of one portion; faults apply before each portion. Default: 65,536. */
  public MemoryFileSystemBuilder transferUnit(int transferUnit) {
    this.transferUnit = transferUnit;
    return this;
  }

  /** Makes the user a superuser, who sees all. Default: the file system does not tell. */
  public MemoryFileSystemBuilder superuser() {
    rights = UserRights.SUPERUSER;
    return this;
  }

  /** Lets the user change neither owners nor, to other groups than these, groups. */
  public MemoryFileSystemBuilder ordinaryUser(String... groups) {
    this.rights = UserRights.ORDINARY;
    this.groups = Set.of(groups);
    return this;
  }

  /** The maximum of replicas. Default: 512. */
  public MemoryFileSystemBuilder largestReplication(int largestReplication) {
    this.largestReplication = largestReplication;
    return this;
  }

  /** The minimum size of a block in bytes. Default: 512. */
  public MemoryFileSystemBuilder smallestBlockSize(long smallestBlockSize) {
    this.smallestBlockSize = smallestBlockSize;
    return this;
  }

  /** The names of storage policies by number. Default: COLD is 2, HOT is 7, ALL_SSD is 12. */
  public MemoryFileSystemBuilder storagePolicies(Map<Integer, String> storagePolicies) {
    this.storagePolicies = storagePolicies;
    return this;
  }

  public MemoryFileSystem build() {
    Tree files = tree == null ? new Tree(clock, traits, replication, user, group) : tree;
    return new MemoryFileSystem(new MemoryFileSystemBuilder(files).like(this), files);
  }

  MemoryFileSystemBuilder like(MemoryFileSystemBuilder other) {
    clock = other.clock;
    traits = other.traits;
    replication = other.replication;
    user = other.user;
    group = other.group;
    pageSize = other.pageSize;
    lengths = other.lengths;
    blocks = other.blocks;
    faults = other.faults;
    transferUnit = other.transferUnit;
    rights = other.rights;
    groups = other.groups;
    largestReplication = other.largestReplication;
    smallestBlockSize = other.smallestBlockSize;
    storagePolicies = other.storagePolicies;
    return this;
  }
}
