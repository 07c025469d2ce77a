package io.howdah.cluster;

/** Whether the certificate of an https server is checked: the configuration's {@code verify}. */
public enum CertificateCheck {
  /** The certificate must be trusted and must match the host name. */
  REQUIRED,
  /** Any certificate is accepted. Every host on the way can then read and change the data. */
  NONE
}
