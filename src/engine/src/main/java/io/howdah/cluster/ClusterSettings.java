package io.howdah.cluster;

import io.howdah.LoadLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The servers and the login of one cluster. Immutable; {@link #builder} states each default. */
public final class ClusterSettings {
  /**
   * The value for all names in {@link #allowedUsers}, {@link #allowedGroups} and {@link
   * #deleteUsers}.
   */
  public static final String EVERYBODY = "*";

  private final String name;
  private final List<Nameservice> nameservices;
  private final AuthMechanism authMechanism;
  private final MutualAuth mutualAuth;
  private final @Nullable Integer maxConcurrency;
  private final LoadLimits limits;
  private final boolean permitsDeletes;
  private final @Nullable String user;
  private final @Nullable String proxy;
  private final @Nullable String root;
  private final @Nullable MetastoreAddress metastore;
  private final @Nullable Duration connectTimeout;
  private final @Nullable Duration readTimeout;
  private final @Nullable Secret token;
  private final @Nullable Path tokenFile;
  private final @Nullable Path passwordFile;
  private final @Nullable HttpProxy httpProxy;
  private final TlsSettings tls;
  private final KerberosSettings kerberos;
  private final Set<String> allowedUsers;
  private final Set<String> deleteUsers;
  private final Set<String> allowedGroups;

  private ClusterSettings(Builder builder) {
    name = builder.name;
    nameservices = Collections.unmodifiableList(new ArrayList<>(builder.nameservices));
    authMechanism = builder.authMechanism;
    mutualAuth = builder.mutualAuth;
    maxConcurrency = builder.maxConcurrency;
    limits = builder.limits;
    permitsDeletes = builder.permitsDeletes;
    user = builder.user;
    proxy = builder.proxy;
    root = builder.root;
    metastore = builder.metastore;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    token = builder.token;
    tokenFile = builder.tokenFile;
    passwordFile = builder.passwordFile;
    httpProxy = builder.httpProxy;
    tls = builder.tls;
    kerberos = builder.kerberos;
    allowedUsers = Collections.unmodifiableSet(new LinkedHashSet<>(builder.allowedUsers));
    deleteUsers = Collections.unmodifiableSet(new LinkedHashSet<>(builder.deleteUsers));
    allowedGroups = Collections.unmodifiableSet(new LinkedHashSet<>(builder.allowedGroups));
  }

  /** Returns a builder for the cluster with this alias. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The cluster's alias. */
  public String name() {
    return name;
  }

  /** The nameservices, at least one. No two have the same mount. */
  public List<Nameservice> nameservices() {
    return nameservices;
  }

  public AuthMechanism authMechanism() {
    return authMechanism;
  }

  public MutualAuth mutualAuth() {
    return mutualAuth;
  }

  /** The maximum number of transfers at the same time, at least 1; null for no limit. */
  public @Nullable Integer maxConcurrency() {
    return maxConcurrency;
  }

  /** The limits of all copies from or to this cluster. */
  public LoadLimits limits() {
    return limits;
  }

  /** Whether a copy to this cluster may delete what the source does not have. */
  public boolean permitsDeletes() {
    return permitsDeletes;
  }

  /**
   * The user name that is sent with {@link AuthMechanism#NONE}; null for the user of this process.
   * With {@link AuthMechanism#BASIC} the user of the password.
   */
  public @Nullable String user() {
    return user;
  }

  /** The user to act as ({@code doas}); null for none. */
  public @Nullable String proxy() {
    return proxy;
  }

  /**
   * The directory for relative paths: an absolute path, or a path relative to the user's home. Null
   * for the home directory itself.
   */
  public @Nullable String root() {
    return root;
  }

  /** The address of the Hive metastore of the cluster's tables; null for none. */
  public @Nullable MetastoreAddress metastore() {
    return metastore;
  }

  /** The time limit for a connection to a server; null where the configuration has none. */
  public @Nullable Duration connectTimeout() {
    return connectTimeout;
  }

  /** The time limit for a silent server; null where the configuration has none. */
  public @Nullable Duration readTimeout() {
    return readTimeout;
  }

  /** A delegation token in Hadoop's URL-safe form; null where there is none. */
  public @Nullable Secret token() {
    return token;
  }

  /** The file with a delegation token; null where there is none. */
  public @Nullable Path tokenFile() {
    return tokenFile;
  }

  /** The file with the password of {@link AuthMechanism#BASIC}; null where there is none. */
  public @Nullable Path passwordFile() {
    return passwordFile;
  }

  /** The HTTP proxy for requests to the cluster; null for direct connections. */
  public @Nullable HttpProxy httpProxy() {
    return httpProxy;
  }

  public TlsSettings tls() {
    return tls;
  }

  public KerberosSettings kerberos() {
    return kerberos;
  }

  /**
   * The users for whom a server that acts for others may use this cluster. {@link #EVERYBODY}
   * allows all users. A user who copies in their own process needs no permission.
   */
  public Set<String> allowedUsers() {
    return allowedUsers;
  }

  /** The groups whose members are allowed in addition to {@link #allowedUsers}. */
  public Set<String> allowedGroups() {
    return allowedGroups;
  }

  /**
   * The users for whom a server that acts for others may delete what the source does not have. They
   * must be allowed to use the cluster too.
   */
  public Set<String> deleteUsers() {
    return deleteUsers;
  }

  /** Shows the alias and the servers, and no secret. */
  @Override
  public String toString() {
    return name + " (" + authMechanism + ") " + nameservices;
  }

  /** Collects the values of {@link ClusterSettings}. */
  public static final class Builder {
    private final String name;
    private final List<Nameservice> nameservices = new ArrayList<>();
    private final Set<String> mounts = new HashSet<>();
    private AuthMechanism authMechanism = AuthMechanism.NONE;
    private MutualAuth mutualAuth = MutualAuth.REQUIRED;
    private @Nullable Integer maxConcurrency;
    private LoadLimits limits = LoadLimits.none();
    private boolean permitsDeletes = true;
    private @Nullable String user;
    private @Nullable String proxy;
    private @Nullable String root;
    private @Nullable MetastoreAddress metastore;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Secret token;
    private @Nullable Path tokenFile;
    private @Nullable Path passwordFile;
    private @Nullable HttpProxy httpProxy;
    private TlsSettings tls = TlsSettings.builder().build();
    private KerberosSettings kerberos = KerberosSettings.builder().build();
    private Set<String> allowedUsers = Collections.emptySet();
    private Set<String> deleteUsers = Collections.singleton(EVERYBODY);
    private Set<String> allowedGroups = Collections.emptySet();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Adds a nameservice.
     *
     * @throws IllegalArgumentException where another one has the same mount
     */
    public Builder nameservice(Nameservice nameservice) {
      for (String mount : nameservice.mounts()) {
        if (!mounts.add(mount)) {
          throw new IllegalArgumentException(
              "the mount '" + mount + "' belongs to two nameservices");
        }
      }
      nameservices.add(nameservice);
      return this;
    }

    /** Default: {@link AuthMechanism#NONE}. */
    public Builder authMechanism(AuthMechanism authMechanism) {
      this.authMechanism = authMechanism;
      return this;
    }

    /** Default: {@link MutualAuth#REQUIRED}. */
    public Builder mutualAuth(MutualAuth mutualAuth) {
      this.mutualAuth = mutualAuth;
      return this;
    }

    /** Default: {@link LoadLimits#none()}. */
    public Builder limits(LoadLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Default: no limit.
     *
     * @throws IllegalArgumentException where it is less than 1
     */
    public Builder maxConcurrency(int maxConcurrency) {
      if (maxConcurrency < 1) {
        throw new IllegalArgumentException(
            "max_concurrency must be at least 1, not " + maxConcurrency);
      }
      this.maxConcurrency = maxConcurrency;
      return this;
    }

    /** Forbids to delete what the source does not have. Default: permitted. */
    public Builder forbidDeletes() {
      this.permitsDeletes = false;
      return this;
    }

    /** Default: null. */
    public Builder user(@Nullable String user) {
      this.user = user;
      return this;
    }

    /** Default: null. */
    public Builder proxy(@Nullable String proxy) {
      this.proxy = proxy;
      return this;
    }

    /** Default: null. */
    public Builder root(@Nullable String root) {
      this.root = root;
      return this;
    }

    /** Default: null. */
    public Builder metastore(@Nullable MetastoreAddress metastore) {
      this.metastore = metastore;
      return this;
    }

    /** Default: null. */
    public Builder connectTimeout(@Nullable Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
      return this;
    }

    /** Default: null. */
    public Builder readTimeout(@Nullable Duration readTimeout) {
      this.readTimeout = readTimeout;
      return this;
    }

    /** Default: null. */
    public Builder token(@Nullable Secret token) {
      this.token = token;
      return this;
    }

    /** Default: null. */
    public Builder tokenFile(@Nullable Path tokenFile) {
      this.tokenFile = tokenFile;
      return this;
    }

    /** Default: null. */
    public Builder passwordFile(@Nullable Path passwordFile) {
      this.passwordFile = passwordFile;
      return this;
    }

    /** Default: null. */
    public Builder httpProxy(@Nullable HttpProxy httpProxy) {
      this.httpProxy = httpProxy;
      return this;
    }

    /** Default: the defaults of {@link TlsSettings}. */
    public Builder tls(TlsSettings tls) {
      this.tls = tls;
      return this;
    }

    /** Default: no settings. */
    public Builder kerberos(KerberosSettings kerberos) {
      this.kerberos = kerberos;
      return this;
    }

    /** Default: no user. */
    public Builder allowedUsers(Set<String> allowedUsers) {
      this.allowedUsers = allowedUsers;
      return this;
    }

    /** Default: {@link #EVERYBODY}. */
    public Builder deleteUsers(Set<String> deleteUsers) {
      this.deleteUsers = deleteUsers;
      return this;
    }

    /** Default: none. */
    public Builder allowedGroups(Set<String> allowedGroups) {
      this.allowedGroups = allowedGroups;
      return this;
    }

    /**
     * Builds the settings.
     *
     * @throws IllegalArgumentException without a nameservice, with {@link AuthMechanism#TOKEN} but
     *     neither a token nor a token file, or with {@link AuthMechanism#BASIC} but no user or
     *     password file
     */
    public ClusterSettings build() {
      if (nameservices.isEmpty()) {
        throw new IllegalArgumentException("the cluster '" + name + "' needs a nameservice");
      }
      if (authMechanism == AuthMechanism.TOKEN && token == null && tokenFile == null) {
        throw new IllegalArgumentException(
            "the cluster '" + name + "' has auth_mechanism TOKEN and needs a token or token_file");
      }
      if (authMechanism == AuthMechanism.BASIC && (user == null || passwordFile == null)) {
        throw new IllegalArgumentException(
            "the cluster '"
                + name
                + "' has auth_mechanism BASIC and needs a user and password_file");
      }
      return new ClusterSettings(this);
    }
  }
}
