package io.howdah.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity in a realm, and the KDCs of the realm. Each cluster has its own settings, so two
 * realms can be used at the same time without a common {@code krb5.conf}.
 */
public final class KerberosSettings {
  private final @Nullable String principal;
  private final @Nullable Path keytab;
  private final @Nullable Path passwordFile;
  private final @Nullable Path ccache;
  private final @Nullable String realm;
  private final List<String> kdc;
  private final @Nullable String servicePrincipal;
  private final @Nullable String metastorePrincipal;

  private KerberosSettings(Builder builder) {
    principal = builder.principal;
    keytab = builder.keytab;
    passwordFile = builder.passwordFile;
    ccache = builder.ccache;
    realm = builder.realm;
    kdc = Collections.unmodifiableList(new ArrayList<>(builder.kdc));
    servicePrincipal = builder.servicePrincipal;
    metastorePrincipal = builder.metastorePrincipal;
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

  /** The file with the principal's password. */
  public @Nullable Path passwordFile() {
    return passwordFile;
  }

  /** A credential cache that {@code kinit} wrote. */
  public @Nullable Path ccache() {
    return ccache;
  }

  /** The realm; null where it is that of the principal or of {@code krb5.conf}. */
  public @Nullable String realm() {
    return realm;
  }

  /** The {@code host} or {@code host:port} of each KDC; empty for the KDCs of {@code krb5.conf}. */
  public List<String> kdc() {
    return kdc;
  }

  /** The principal of the server; null for {@code HTTP/} and the host of the URL. */
  public @Nullable String servicePrincipal() {
    return servicePrincipal;
  }

  /**
   * The principal of the cluster's metastore, such as {@code hive/_HOST@REALM}, where {@code _HOST}
   * stands for the host of its address; null for none.
   */
  public @Nullable String metastorePrincipal() {
    return metastorePrincipal;
  }

  /** Whether the settings name a keytab, a password file or a credential cache. */
  public boolean hasProof() {
    return keytab != null || passwordFile != null || ccache != null;
  }

  /** Returns these settings with the principal and the proof of {@code other}. */
  public KerberosSettings as(KerberosSettings other) {
    return builder()
        .principal(other.principal)
        .keytab(other.keytab)
        .passwordFile(other.passwordFile)
        .ccache(other.ccache)
        .realm(realm == null ? other.realm : realm)
        .kdc(kdc.isEmpty() ? other.kdc : kdc)
        .servicePrincipal(servicePrincipal)
        .metastorePrincipal(metastorePrincipal)
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
    private @Nullable String metastorePrincipal;

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

    /** Default: null. */
    public Builder metastorePrincipal(@Nullable String metastorePrincipal) {
      this.metastorePrincipal = metastorePrincipal;
      return this;
    }

    public KerberosSettings build() {
      return new KerberosSettings(this);
    }
  }
}
