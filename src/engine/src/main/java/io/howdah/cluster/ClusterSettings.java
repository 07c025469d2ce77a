package io.howdah.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one cluster is reached, and as whom. Immutable; {@link #builder} states each default. */
public final class ClusterSettings {
  /** Stands for every name in {@link #allowedUsers} and {@link #allowedGroups}. */
  public static final String EVERYBODY = "*";

  private final String name;
  private final List<Nameservice> nameservices;
  private final AuthMechanism authMechanism;
  private final MutualAuth mutualAuth;
  private final @Nullable Integer maxConcurrency;
  private final @Nullable String user;
  private final @Nullable String proxy;
  private final @Nullable String root;
  private final @Nullable Duration connectTimeout;
  private final @Nullable Duration readTimeout;
  private final @Nullable Secret token;
  private final @Nullable Path tokenFile;
  private final @Nullable Path passwordFile;
  private final @Nullable HttpProxy httpProxy;
  private final TlsSettings tls;
  private final KerberosSettings kerberos;
  private final Set<String> allowedUsers;
  private final Set<String> allowedGroups;

  private ClusterSettings(Builder builder) {
    name = builder.name;
    nameservices = Collections.unmodifiableList(new ArrayList<>(builder.nameservices));
    authMechanism = builder.authMechanism;
    mutualAuth = builder.mutualAuth;
    maxConcurrency = builder.maxConcurrency;
    user = builder.user;
    proxy = builder.proxy;
    root = builder.root;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    token = builder.token;
    tokenFile = builder.tokenFile;
    passwordFile = builder.passwordFile;
    httpProxy = builder.httpProxy;
    tls = builder.tls;
    kerberos = builder.kerberos;
    allowedUsers = Collections.unmodifiableSet(new LinkedHashSet<>(builder.allowedUsers));
    allowedGroups = Collections.unmodifiableSet(new LinkedHashSet<>(builder.allowedGroups));
  }

  /** Starts the settings of the cluster with this alias. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The cluster's alias. */
  public String name() {
    return name;
  }

  /** At least one; no two have the same mount. */
  public List<Nameservice> nameservices() {
    return nameservices;
  }

  public AuthMechanism authMechanism() {
    return authMechanism;
  }

  public MutualAuth mutualAuth() {
    return mutualAuth;
  }

  /** How many transfers may be under way at the same time, at least 1; null for no limit. */
  public @Nullable Integer maxConcurrency() {
    return maxConcurrency;
  }

  /**
   * Whose name is sent with {@link AuthMechanism#NONE}, null for this process's own user; who logs
   * in with {@link AuthMechanism#BASIC}.
   */
  public @Nullable String user() {
    return user;
  }

  /** The user to act as ({@code doas}); null to act as ourselves. */
  public @Nullable String proxy() {
    return proxy;
  }

  /**
   * Where relative paths begin: an absolute path, or one relative to the user's home; null for the
   * home itself.
   */
  public @Nullable String root() {
    return root;
  }

  /** How long a connection may take to come about; null where the configuration is silent. */
  public @Nullable Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long a server may be silent; null where the configuration is silent. */
  public @Nullable Duration readTimeout() {
    return readTimeout;
  }

  /** A delegation token in Hadoop's url form; null where there is none. */
  public @Nullable Secret token() {
    return token;
  }

  /** A file with a delegation token; null where there is none. */
  public @Nullable Path tokenFile() {
    return tokenFile;
  }

  /** The file with the password of {@link AuthMechanism#BASIC}; null where there is none. */
  public @Nullable Path passwordFile() {
    return passwordFile;
  }

  /**
   * The proxy through which the cluster's servers are asked; null where they are asked directly.
   */
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
   * Users for whom a server that acts for others may use this cluster, {@link #EVERYBODY} among
   * them for all; who copies for himself needs no leave.
   */
  public Set<String> allowedUsers() {
    return allowedUsers;
  }

  /** Groups whose members are allowed as {@link #allowedUsers} are. */
  public Set<String> allowedGroups() {
    return allowedGroups;
  }

  /** The alias and the servers, nothing secret. */
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
    private @Nullable String user;
    private @Nullable String proxy;
    private @Nullable String root;
    private @Nullable Duration connectTimeout;
    private @Nullable Duration readTimeout;
    private @Nullable Secret token;
    private @Nullable Path tokenFile;
    private @Nullable Path passwordFile;
    private @Nullable HttpProxy httpProxy;
    private TlsSettings tls = TlsSettings.builder().build();
    private KerberosSettings kerberos = KerberosSettings.builder().build();
    private Set<String> allowedUsers = Collections.emptySet();
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

    /** Default: {@link TlsSettings}'s own. */
    public Builder tls(TlsSettings tls) {
      this.tls = tls;
      return this;
    }

    /** Default: nothing is set. */
    public Builder kerberos(KerberosSettings kerberos) {
      this.kerberos = kerberos;
      return this;
    }

    /** Default: no user. */
    public Builder allowedUsers(Set<String> allowedUsers) {
      this.allowedUsers = allowedUsers;
      return this;
    }

    /** Default: none. */
    public Builder allowedGroups(Set<String> allowedGroups) {
      this.allowedGroups = allowedGroups;
      return this;
    }

    /**
     * Builds them.
     *
     * @throws IllegalArgumentException without a nameservice, where {@link AuthMechanism#TOKEN} has
     *     neither a token nor a token file, or {@link AuthMechanism#BASIC} no user or password file
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
