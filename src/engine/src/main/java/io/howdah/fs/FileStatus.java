package io.howdah.fs;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of one file, directory or symbolic link. */
public final class FileStatus {
  /** The sticky bit of {@link #permission}. HDFS ignores it when a file is created. */
  public static final int STICKY = 01000;

  /** The kind of a directory entry. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMLINK,
    /** A socket, pipe or device of this machine, of which nothing can be copied. */
    OTHER,
    /**
     * Anything of this machine whose name is not text in the encoding of the locale. Nothing can be
     * done with it; its {@link FileStatus#name} shows the bytes beyond ASCII as {@code \\xC3}.
     */
    UNDECODABLE
  }

  /**
   * How the stored bytes differ from the bytes that are read, which makes checksums incomparable.
   */
  public enum Storage {
    /** Plain replicated blocks: the checksum is over the bytes that are read. */
    REPLICATED,
    /** In an encryption zone: the checksum is over the cipher text. */
    ENCRYPTED,
    /** Erasure coded: the checksum is over striped block groups. */
    ERASURE_CODED
  }

  private final FilePath path;
  private final Type type;
  private final long length;
  private final long blockSize;
  private final int replication;
  private final String owner;
  private final String group;
  private final int permission;
  private final long modificationTime;
  private final long accessTime;
  private final long fileId;
  private final Storage storage;
  private final boolean acl;
  private final @Nullable Acl resolvedAcl;
  private final int storagePolicy;
  private final String erasureCodingPolicy;

  private FileStatus(Builder builder) {
    path = builder.path;
    type = builder.type;
    length = builder.length;
    blockSize = builder.blockSize;
    replication = builder.replication;
    owner = builder.owner;
    group = builder.group;
    permission = builder.permission;
    modificationTime = builder.modificationTime;
    accessTime = builder.accessTime;
    fileId = builder.fileId;
    storage = builder.storage;
    acl = builder.acl;
    resolvedAcl = builder.resolvedAcl;
    storagePolicy = builder.storagePolicy;
    erasureCodingPolicy = builder.erasureCodingPolicy;
  }

  /** Starts the status of a {@code type} at {@code path}; what is not set is zero or empty. */
  public static Builder builder(FilePath path, Type type) {
    return new Builder(path, type);
  }

  public FilePath path() {
    return path;
  }

  /** The last name of the path. */
  public String name() {
    return path.name();
  }

  public Type type() {
    return type;
  }

  public boolean isFile() {
    return type == Type.FILE;
  }

  public boolean isDirectory() {
    return type == Type.DIRECTORY;
  }

  /** Bytes of a file; 0 for anything else. It lags while the file is being written. */
  public long length() {
    return length;
  }

  /**
   * Bytes of a block; 0 for a directory and where the file system has no blocks. Of an
   * erasure-coded file it is the size of one internal block, several of which make a block group.
   */
  public long blockSize() {
    return blockSize;
  }

  /**
   * Copies of each block; 0 for a directory, for an erasure-coded file, which has parity blocks
   * instead, and where the file system has no blocks.
   */
  public int replication() {
    return replication;
  }

  public String owner() {
    return owner;
  }

  public String group() {
    return group;
  }

  /**
   * The permission bits, 0 to 01777. With {@link #hasAcl} the group's bits are the ACL's mask: it
   * grants the group more than the ACL does, see {@link RemoteFileSystem#permissionWithoutAcl}.
   */
  public int permission() {
    return permission;
  }

  /**
   * Whether there is an ACL beside the permission bits; false if the file system does not report
   * it.
   */
  public boolean hasAcl() {
    return acl;
  }

  /**
   * The ACL, if it was requested. Then {@link #permission} is what remains without it, and {@link
   * #hasAcl} is false.
   */
  public Optional<Acl> resolvedAcl() {
    return Optional.ofNullable(resolvedAcl);
  }

  /**
   * The number of the storage policy in effect; 0 for none, and where the server does not tell. See
   * {@link RemoteFileSystem#storagePolicy}.
   */
  public int storagePolicy() {
    return storagePolicy;
  }

  /** The name of the erasure coding policy in effect; empty for none. */
  public String erasureCodingPolicy() {
    return erasureCodingPolicy;
  }

  /** Milliseconds since 1970. */
  public long modificationTime() {
    return modificationTime;
  }

  /**
   * The modification time of anything that is not a directory; null where it is or may be one,
   * whose time does not tell about what is in it.
   */
  public @Nullable Instant changeTime() {
    switch (type) {
      case FILE:
      case SYMLINK:
      case OTHER:
        return Instant.ofEpochMilli(modificationTime);
      case DIRECTORY:
      case UNDECODABLE:
        return null;
    }
    throw new IllegalArgumentException(type.toString());
  }

  /** Milliseconds since 1970; 0 where it is not kept. */
  public long accessTime() {
    return accessTime;
  }

  /** The inode number, which a rename keeps; 0 if the server does not report it. */
  public long fileId() {
    return fileId;
  }

  /**
   * Whether this is the file of {@code earlier}, with the same bytes: HDFS changes a file only by
   * append, truncation or replacement, and each changes its length, time or id.
   */
  public boolean isUnchangedSince(FileStatus earlier) {
    return length == earlier.length
        && modificationTime == earlier.modificationTime
        && fileId == earlier.fileId;
  }

  public Storage storage() {
    return storage;
  }

  /** Starts a copy of this status. */
  public Builder toBuilder() {
    return copyAt(path);
  }

  /** This status for another path of the same entry. */
  public FileStatus at(FilePath other) {
    return copyAt(other).build();
  }

  private Builder copyAt(FilePath at) {
    return new Builder(at, type)
        .length(length)
        .blockSize(blockSize)
        .replication(replication)
        .owner(owner)
        .group(group)
        .permission(permission)
        .modificationTime(modificationTime)
        .accessTime(accessTime)
        .fileId(fileId)
        .storage(storage)
        .acl(acl)
        .resolvedAcl(resolvedAcl)
        .storagePolicy(storagePolicy)
        .erasureCodingPolicy(erasureCodingPolicy);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof FileStatus)) {
      return false;
    }
    FileStatus that = (FileStatus) other;
    return path.equals(that.path)
        && type == that.type
        && length == that.length
        && blockSize == that.blockSize
        && replication == that.replication
        && owner.equals(that.owner)
        && group.equals(that.group)
        && permission == that.permission
        && modificationTime == that.modificationTime
        && accessTime == that.accessTime
        && fileId == that.fileId
        && storage == that.storage
        && acl == that.acl
        && Objects.equals(resolvedAcl, that.resolvedAcl)
        && storagePolicy == that.storagePolicy
        && erasureCodingPolicy.equals(that.erasureCodingPolicy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, type, length, modificationTime, fileId);
  }

  @Override
  public String toString() {
    return type + " " + path + " (" + length + " bytes)";
  }

  /** Collects the values of a {@link FileStatus}. */
  public static final class Builder {
    private final FilePath path;
    private final Type type;
    private long length;
    private long blockSize;
    private int replication;
    private String owner = "";
    private String group = "";
    private int permission;
    private long modificationTime;
    private long accessTime;
    private long fileId;
    private Storage storage = Storage.REPLICATED;
    private boolean acl;
    private @Nullable Acl resolvedAcl;
    private int storagePolicy;
    private String erasureCodingPolicy = "";

    private Builder(FilePath path, Type type) {
      this.path = path;
      this.type = type;
    }

    public Builder length(long length) {
      this.length = length;
      return this;
    }

    public Builder blockSize(long blockSize) {
      this.blockSize = blockSize;
      return this;
    }

    public Builder replication(int replication) {
      this.replication = replication;
      return this;
    }

    public Builder owner(String owner) {
      this.owner = owner;
      return this;
    }

    public Builder group(String group) {
      this.group = group;
      return this;
    }

    public Builder permission(int permission) {
      this.permission = permission;
      return this;
    }

    public Builder modificationTime(long modificationTime) {
      this.modificationTime = modificationTime;
      return this;
    }

    public Builder accessTime(long accessTime) {
      this.accessTime = accessTime;
      return this;
    }

    public Builder fileId(long fileId) {
      this.fileId = fileId;
      return this;
    }

    public Builder storage(Storage storage) {
      this.storage = storage;
      return this;
    }

    /** Whether there is an ACL. */
    public Builder acl(boolean acl) {
      this.acl = acl;
      return this;
    }

    /** The ACL, where it was requested; null otherwise. */
    public Builder resolvedAcl(@Nullable Acl resolvedAcl) {
      this.resolvedAcl = resolvedAcl;
      return this;
    }

    public Builder storagePolicy(int storagePolicy) {
      this.storagePolicy = storagePolicy;
      return this;
    }

    public Builder erasureCodingPolicy(String erasureCodingPolicy) {
      this.erasureCodingPolicy = erasureCodingPolicy;
      return this;
    }

    public FileStatus build() {
      return new FileStatus(this);
    }
  }
}
