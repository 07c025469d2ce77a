package io.howdah.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity in a realm, and the KDCs that confirm it. Each cluster has its own, so two realms
 * work side by side without a common {@code krb5.conf}.
 */
public final class KerberosSettings {
  private final @Nullable String principal;
  private final @Nullable Path keytab;
  private final @Nullable Path passwordFile;
  private final @Nullable Path ccache;
  private final @Nullable String realm;
  private final List<String> kdc;
  private final @Nullable String servicePrincipal;

  private KerberosSettings(Builder builder) {
    principal = builder.principal;
    keytab = builder.keytab;
    passwordFile = builder.passwordFile;
    ccache = builder.ccache;
    realm = builder.realm;
    kdc = Collections.unmodifiableList(new ArrayList<>(builder.kdc));
    servicePrincipal = builder.servicePrincipal;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The principal, with or without {@code @REALM}; null to take it from the keytab or ccache. */
  public @Nullable String principal() {
    return principal;
  }

  public @Nullable Path keytab() {
    return keytab;
  }

  /** A file that holds the principal's password. */
  public @Nullable Path passwordFile() {
    return passwordFile;
  }

  /** A credential cache that {@code kinit} wrote. */
  public @Nullable Path ccache() {
    return ccache;
  }

  /** The realm; null where the principal names it or {@code krb5.conf} does. */
  public @Nullable String realm() {
    return realm;
  }

  /** {@code host} or {@code host:port} of each KDC; empty to take them from {@code krb5.conf}. */
  public List<String> kdc() {
    return kdc;
  }

  /** The server's own principal; null for {@code HTTP/} and the url's host. */
  public @Nullable String servicePrincipal() {
    return servicePrincipal;
  }

  /** Whether it names a proof of the identity. */
  public boolean hasProof() {
    return keytab != null || passwordFile != null || ccache != null;
  }

  /** These settings, with the principal of {@code other} and its proof. */
  public KerberosSettings as(KerberosSettings other) {
    return builder()
        .principal(other.principal)
        .keytab(other.keytab)
        .passwordFile(other.passwordFile)
        .ccache(other.ccache)
        .realm(realm == null ? other.realm : realm)
        .kdc(kdc.isEmpty() ? other.kdc : kdc)
        .servicePrincipal(servicePrincipal)
        .build();
  }

  @Override
  public String toString() {
    return "principal " + principal + ", realm " + realm + ", kdc " + kdc;
  }

  /** Collects the values of {@link KerberosSettings}. */
  public static final class Builder {
    private @Nullable String principal;
    private @Nullable Path keytab;
    private @Nullable Path passwordFile;
    private @Nullable Path ccache;
    private @Nullable String realm;
    private List<String> kdc = Collections.emptyList();
    private @Nullable String servicePrincipal;

    private Builder() {}

    /** Default: null. */
    public Builder principal(@Nullable String principal) {
      this.principal = principal;
      return this;
    }

    /** Default: null. */
    public Builder keytab(@Nullable Path keytab) {
      this.keytab = keytab;
      return this;
    }

    /** Default: null. */
    public Builder passwordFile(@Nullable Path passwordFile) {
      this.passwordFile = passwordFile;
      return this;
    }

    /** Default: null. */
    public Builder ccache(@Nullable Path ccache) {
      this.ccache = ccache;
      return this;
    }

    /** Default: null. */
    public Builder realm(@Nullable String realm) {
      this.realm = realm;
      return this;
    }

    /** Default: none. */
    public Builder kdc(List<String> kdc) {
      this.kdc = kdc;
      return this;
    }

    /** Default: null. */
    public Builder servicePrincipal(@Nullable String servicePrincipal) {
      this.servicePrincipal = servicePrincipal;
      return this;
    }

    public KerberosSettings build() {
      return new KerberosSettings(this);
    }
  }
}
