package io.howdah;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was found out about one NameNode or HttpFS. */
public final class ServerReport {
  /** What a server is for us. */
  public enum Role {
    /** A NameNode that serves. */
    ACTIVE,
    /** A NameNode that waits for the active one to fail. */
    STANDBY,
    /** A NameNode that answers what reads, from a state that may be old; it is left alone. */
    OBSERVER,
    /** An HttpFS, which knows no active and standby. */
    HTTPFS,
    /** It did not say, or nothing that helps. */
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

  /** Starts the report of the server at {@code url}. */
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

  /** The version of Hadoop; null where the server does not tell. */
  public @Nullable String hadoopVersion() {
    return hadoopVersion;
  }

  /**
   * How far its clock is ahead of ours, negative where it is behind, as far as that can be told;
   * null where it cannot.
   */
  public @Nullable Duration clockDifference() {
    return clockDifference;
  }

  /** What it failed with, or refused us for; null where it did not, as a standby does not. */
  public @Nullable CopyException failure() {
    return failure;
  }

  /** Whether it serves requests. */
  public boolean isServing() {
    return role == Role.ACTIVE || role == Role.HTTPFS;
  }

  /** Whether it answered at all, be it with a refusal. */
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
