package io.howdah;

import io.howdah.ClusterProblem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found out about one cluster. What is not known is null, not an error. */
public final class ClusterReport {
  /** Whether any of a cluster's servers answers. */
  public enum Reachability {
    /** One does, be it with a refusal. */
    REACHABLE,
    /** None does. */
    UNREACHABLE,
    /** We do not know how to log in, or the time was over before one had answered. */
    UNKNOWN
  }

  /** Whether bytes can be read, DataNodes included. */
  public enum ReadAccess {
    NOT_CHECKED,
    /** A byte of a file was read or, where no file was at hand, a DataNode has answered. */
    GRANTED,
    /** It failed, for a reason that is among the problems. */
    FAILED
  }

  /** Whether we may write. */
  public enum WriteAccess {
    NOT_CHECKED,
    /** A file was created, with bytes in it, and deleted. */
    GRANTED,
    /** It failed, for a reason that is among the problems. */
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
   * Starts the report of a cluster.
   *
   * @param mechanism how we log in, as the configuration's {@code auth_mechanism} names it
   */
  public static Builder builder(String alias, String mechanism) {
    return new Builder(alias, mechanism);
  }

  public String alias() {
    return alias;
  }

  /** How we log in, as the configuration's {@code auth_mechanism} names it. */
  public String mechanism() {
    return mechanism;
  }

  /** Those that were asked, in the order of the configuration. */
  public List<NameserviceReport> nameservices() {
    return nameservices;
  }

  /** Our Kerberos principal, as {@code NAME@REALM}; null without Kerberos or without a login. */
  public @Nullable String principal() {
    return principal;
  }

  /** The user that the cluster takes us for. */
  public @Nullable String user() {
    return user;
  }

  /** Until when our delegation token can be used at most. */
  public @Nullable Instant tokenExpiry() {
    return tokenExpiry;
  }

  /** Our home directory, whether or not it exists. */
  public @Nullable String home() {
    return home;
  }

  public ReadAccess readAccess() {
    return readAccess;
  }

  public WriteAccess writeAccess() {
    return writeAccess;
  }

  /** Where it was tried to write. */
  public @Nullable String writeDirectory() {
    return writeDirectory;
  }

  /** What is wrong, in the order in which it was found. */
  public List<ClusterProblem> problems() {
    return problems;
  }

  /** Whether copies can be expected to work: there is no problem, or warnings alone. */
  public boolean isUsable() {
    return !firstError().isPresent();
  }

  /** The first problem that is more than a warning. */
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

  /** Of all its servers' clocks, how far the one is ahead of ours that differs most. */
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

  /** Starts a copy of this report. */
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

    /** Default: {@link WriteAccess#NOT_CHECKED}, nowhere. */
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
