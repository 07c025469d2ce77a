package io.howdah;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of the check of one NameNode or HttpFS. */
public final class ServerReport {
  /** The role of a server. */
  public enum Role {
    /** The active NameNode. */
    ACTIVE,
    /** A standby NameNode. */
    STANDBY,
    /** A NameNode that accepts only reads and may have an old state. Howdah does not use it. */
    OBSERVER,
    /** An HttpFS, which has no standby. */
    HTTPFS,
    /** The server did not respond, or its response does not show its role. */
    UNKNOWN
  }

  private final String url;
  private final Role role;
  private final @Nullable String hadoopVersion;
  private final @Nullable Duration clockDifference;
  private final @Nullable CopyException failure;

  private ServerReport(Builder builder) {
    url = builder.url;
    role = builder.role;
    hadoopVersion = builder.hadoopVersion;
    clockDifference = builder.clockDifference;
    failure = builder.failure;
  }

  /** Returns a builder for the report of the server at {@code url}. */
  public static Builder builder(String url) {
    return new Builder(url);
  }

  /** Scheme, host and port. */
  public String url() {
    return url;
  }

  public Role role() {
    return role;
  }

  /** The version of Hadoop; null where it is unknown. */
  public @Nullable String hadoopVersion() {
    return hadoopVersion;
  }

  /**
   * How far the server's clock is ahead of this machine's; negative where it is behind. Null where
   * it is unknown.
   */
  public @Nullable Duration clockDifference() {
    return clockDifference;
  }

  /**
   * The failure or refusal of the server; null for a standby and for a server without a failure.
   */
  public @Nullable CopyException failure() {
    return failure;
  }

  /** Whether it accepts requests. */
  public boolean isServing() {
    return role == Role.ACTIVE || role == Role.HTTPFS;
  }

  /** Whether it responded at all; a refusal counts. */
  public boolean hasAnswered() {
    if (role != Role.UNKNOWN) {
      return true;
    }
    return failure != null
        && failure.code() != ErrorCode.CLUSTER_UNREACHABLE
        && failure.code() != ErrorCode.SERVER_NOT_TRUSTED;
  }

  @Override
  public String toString() {
    return url + " " + role + (failure == null ? "" : " (" + failure.getMessage() + ")");
  }

  /** Collects the values of a {@link ServerReport}. */
  public static final class Builder {
    private final String url;
    private Role role = Role.UNKNOWN;
    private @Nullable String hadoopVersion;
    private @Nullable Duration clockDifference;
    private @Nullable CopyException failure;

    private Builder(String url) {
      this.url = url;
    }

    /** Default: {@link Role#UNKNOWN}. */
    public Builder role(Role role) {
      this.role = role;
      return this;
    }

    /** Default: null. */
    public Builder hadoopVersion(@Nullable String hadoopVersion) {
      this.hadoopVersion = hadoopVersion;
      return this;
    }

    /** Default: null. */
    public Builder clockDifference(@Nullable Duration clockDifference) {
      this.clockDifference = clockDifference;
      return this;
    }

    /** Default: null. */
    public Builder failure(@Nullable CopyException failure) {
      this.failure = failure;
      return this;
    }

    public ServerReport build() {
      return new ServerReport(this);
    }
  }
}
