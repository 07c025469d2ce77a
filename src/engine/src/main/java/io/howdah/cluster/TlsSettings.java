package io.howdah.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The trusted certificates for https, and the client certificate. */
public final class TlsSettings {
  private final CertificateCheck certificateCheck;
  private final @Nullable Path truststore;
  private final @Nullable Secret truststorePassword;
  private final @Nullable Path ca;
  private final @Nullable Path keystore;
  private final @Nullable Secret keystorePassword;

  private TlsSettings(Builder builder) {
    certificateCheck = builder.certificateCheck;
    truststore = builder.truststore;
    truststorePassword = builder.truststorePassword;
    ca = builder.ca;
    keystore = builder.keystore;
    keystorePassword = builder.keystorePassword;
  }

  public static Builder builder() {
    return new Builder();
  }

  public CertificateCheck certificateCheck() {
    return certificateCheck;
  }

  /** A JKS, PKCS #12 or PEM file with trusted certificates; null where there is none. */
  public @Nullable Path truststore() {
    return truststore;
  }

  public @Nullable Secret truststorePassword() {
    return truststorePassword;
  }

  /** Another file with trusted certificates, usually PEM; null where there is none. */
  public @Nullable Path ca() {
    return ca;
  }

  /** A JKS or PKCS #12 file with the client certificate and its key; null where there is none. */
  public @Nullable Path keystore() {
    return keystore;
  }

  public @Nullable Secret keystorePassword() {
    return keystorePassword;
  }

  /** Shows the files, and no secret. */
  @Override
  public String toString() {
    return "certificates "
        + certificateCheck
        + ", truststore "
        + truststore
        + ", ca "
        + ca
        + ", keystore "
        + keystore;
  }

  /** Collects the values of {@link TlsSettings}. */
  public static final class Builder {
    private CertificateCheck certificateCheck = CertificateCheck.REQUIRED;
    private @Nullable Path truststore;
    private @Nullable Secret truststorePassword;
    private @Nullable Path ca;
    private @Nullable Path keystore;
    private @Nullable Secret keystorePassword;

    private Builder() {}

    /** Default: {@link CertificateCheck#REQUIRED}. */
    public Builder certificateCheck(CertificateCheck certificateCheck) {
      this.certificateCheck = certificateCheck;
      return this;
    }

    /** Default: null. */
    public Builder truststore(@Nullable Path truststore) {
      this.truststore = truststore;
      return this;
    }

    /** Default: null. */
    public Builder truststorePassword(@Nullable Secret truststorePassword) {
      this.truststorePassword = truststorePassword;
      return this;
    }

    /** Default: null. */
    public Builder ca(@Nullable Path ca) {
      this.ca = ca;
      return this;
    }

    /** Default: null. */
    public Builder keystore(@Nullable Path keystore) {
      this.keystore = keystore;
      return this;
    }

    /** Default: null. */
    public Builder keystorePassword(@Nullable Secret keystorePassword) {
      this.keystorePassword = keystorePassword;
      return this;
    }

    public TlsSettings build() {
      return new TlsSettings(this);
    }
  }
}
