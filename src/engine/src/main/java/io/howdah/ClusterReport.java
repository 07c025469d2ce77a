package io.howdah;

import io.howdah.ClusterProblem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of the check of one cluster. Unknown values are null. */
public final class ClusterReport {
  /** Whether a server of the cluster responds. */
  public enum Reachability {
    /** At least one server responded; a refusal counts. */
    REACHABLE,
    /** No server responded. */
    UNREACHABLE,
    /** The login is not possible, or no server responded within the time limit. */
    UNKNOWN
  }

  /** Whether files can be read from the DataNodes. */
  public enum ReadAccess {
    NOT_CHECKED,
    /** A byte of a file was read. Where no file was found, a DataNode responded. */
    GRANTED,
    /** Reading failed. The reason is one of the problems. */
    FAILED
  }

  /** Whether files can be written. */
  public enum WriteAccess {
    NOT_CHECKED,
    /** A file with content was created and deleted. */
    GRANTED,
    /** Writing failed. The reason is one of the problems. */
    FAILED
  }

  private final String alias;
  private final String mechanism;
  private final List<NameserviceReport> nameservices;
  private final @Nullable String principal;
  private final @Nullable String user;
  private final @Nullable Instant tokenExpiry;
  private final @Nullable String home;
  private final ReadAccess readAccess;
  private final WriteAccess writeAccess;
  private final @Nullable String writeDirectory;
  private final List<ClusterProblem> problems;

  private ClusterReport(Builder builder) {
    alias = builder.alias;
    mechanism = builder.mechanism;
    nameservices = Collections.unmodifiableList(new ArrayList<>(builder.nameservices));
    principal = builder.principal;
    user = builder.user;
    tokenExpiry = builder.tokenExpiry;
    home = builder.home;
    readAccess = builder.readAccess;
    writeAccess = builder.writeAccess;
    writeDirectory = builder.writeDirectory;
    problems = Collections.unmodifiableList(new ArrayList<>(builder.problems));
  }

  /**
   * Returns a builder for the report of a cluster.
   *
   * @param mechanism the login, as in {@code auth_mechanism} of the configuration
   */
  public static Builder builder(String alias, String mechanism) {
    return new Builder(alias, mechanism);
  }

  public String alias() {
    return alias;
  }

  /** The login, as in {@code auth_mechanism} of the configuration. */
  public String mechanism() {
    return mechanism;
  }

  /** The nameservices that were checked, in the order of the configuration. */
  public List<NameserviceReport> nameservices() {
    return nameservices;
  }

  /**
   * The Kerberos principal of the login, as {@code NAME@REALM}. Null without Kerberos or without a
   * login.
   */
  public @Nullable String principal() {
    return principal;
  }

  /** The user name at the cluster. */
  public @Nullable String user() {
    return user;
  }

  /** The latest time until which the delegation token can be used. */
  public @Nullable Instant tokenExpiry() {
    return tokenExpiry;
  }

  /** The user's home directory, whether or not it exists. */
  public @Nullable String home() {
    return home;
  }

  public ReadAccess readAccess() {
    return readAccess;
  }

  public WriteAccess writeAccess() {
    return writeAccess;
  }

  /** The directory of the write check. */
  public @Nullable String writeDirectory() {
    return writeDirectory;
  }

  /** The problems, in the order in which they were found. */
  public List<ClusterProblem> problems() {
    return problems;
  }

  /** Whether copies are expected to work: there are no problems other than warnings. */
  public boolean isUsable() {
    return !firstError().isPresent();
  }

  /** The first problem that is not a warning. */
  public Optional<ClusterProblem> firstError() {
    return problems.stream().filter(each -> each.severity() == Severity.ERROR).findFirst();
  }

  public Reachability reachability() {
    if (nameservices.isEmpty()) {
      return Reachability.UNKNOWN;
    }
    for (NameserviceReport nameservice : nameservices) {
      if (nameservice.servers().stream().anyMatch(ServerReport::hasAnswered)) {
        return Reachability.REACHABLE;
      }
    }
    return Reachability.UNREACHABLE;
  }

  /**
   * The clock difference of the server whose clock differs most. Positive where its clock is ahead
   * of this machine's.
   */
  public @Nullable Duration clockDifference() {
    Duration most = null;
    for (NameserviceReport nameservice : nameservices) {
      for (ServerReport server : nameservice.servers()) {
        Duration difference = server.clockDifference();
        if (difference != null && (most == null || difference.abs().compareTo(most.abs()) > 0)) {
          most = difference;
        }
      }
    }
    return most;
  }

  /** Returns a builder with the values of this report. */
  public Builder toBuilder() {
    Builder builder =
        builder(alias, mechanism)
            .nameservices(nameservices)
            .principal(principal)
            .user(user)
            .tokenExpiry(tokenExpiry)
            .home(home)
            .readAccess(readAccess)
            .writeAccess(writeAccess, writeDirectory);
    problems.forEach(builder::problem);
    return builder;
  }

  @Override
  public String toString() {
    return alias + " " + nameservices + " " + problems;
  }

  /** Collects the values of a {@link ClusterReport}. */
  public static final class Builder {
    private final String alias;
    private final String mechanism;
    private final List<ClusterProblem> problems = new ArrayList<>();
    private List<NameserviceReport> nameservices = Collections.emptyList();
    private @Nullable String principal;
    private @Nullable String user;
    private @Nullable Instant tokenExpiry;
    private @Nullable String home;
    private ReadAccess readAccess = ReadAccess.NOT_CHECKED;
    private WriteAccess writeAccess = WriteAccess.NOT_CHECKED;
    private @Nullable String writeDirectory;

    private Builder(String alias, String mechanism) {
      this.alias = alias;
      this.mechanism = mechanism;
    }

    /** Default: none. */
    public Builder nameservices(List<NameserviceReport> nameservices) {
      this.nameservices = nameservices;
      return this;
    }

    /** Default: null. */
    public Builder principal(@Nullable String principal) {
      this.principal = principal;
      return this;
    }

    /** Default: null. */
    public Builder user(@Nullable String user) {
      this.user = user;
      return this;
    }

    /** Default: null. */
    public Builder tokenExpiry(@Nullable Instant tokenExpiry) {
      this.tokenExpiry = tokenExpiry;
      return this;
    }

    /** Default: null. */
    public Builder home(@Nullable String home) {
      this.home = home;
      return this;
    }

    /** Default: {@link ReadAccess#NOT_CHECKED}. */
    public Builder readAccess(ReadAccess readAccess) {
      this.readAccess = readAccess;
      return this;
    }

    /** Default: {@link WriteAccess#NOT_CHECKED} without a directory. */
    public Builder writeAccess(WriteAccess writeAccess, @Nullable String directory) {
      this.writeAccess = writeAccess;
      writeDirectory = directory;
      return this;
    }

    /** Adds a problem. */
    public Builder problem(ClusterProblem problem) {
      problems.add(problem);
      return this;
    }

    public ClusterReport build() {
      return new ClusterReport(this);
    }
  }
}
