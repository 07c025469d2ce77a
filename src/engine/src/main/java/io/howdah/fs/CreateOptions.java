package io.howdah.fs;

import org.jspecify.annotations.Nullable;

/** How a file is to be created; what is not set is left to the file system's defaults. */
public final class CreateOptions {
  private final @Nullable Long blockSize;
  private final @Nullable Integer replication;
  private final @Nullable Integer permission;

  private CreateOptions(Builder builder) {
    blockSize = builder.blockSize;
    replication = builder.replication;
    permission = builder.permission;
  }

  /** All left to the file system. */
  public static CreateOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Bytes of a block, or null. */
  public @Nullable Long blockSize() {
    return blockSize;
  }

  /** Copies of each block, or null. */
  public @Nullable Integer replication() {
    return replication;
  }

  /**
   * Permission bits, 0 to 01777. Null for the default, which in HDFS is 644 on every server, or
   * what a default ACL of the directory says.
   */
  public @Nullable Integer permission() {
    return permission;
  }

  /** Collects the values of {@link CreateOptions}. */
  public static final class Builder {
    private @Nullable Long blockSize;
    private @Nullable Integer replication;
    private @Nullable Integer permission;

    private Builder() {}

    public Builder blockSize(long blockSize) {
      this.blockSize = blockSize;
      return this;
    }

    public Builder replication(int replication) {
      this.replication = replication;
      return this;
    }

    public Builder permission(int permission) {
      this.permission = permission;
      return this;
    }

    public CreateOptions build() {
      return new CreateOptions(this);
    }
  }
}
