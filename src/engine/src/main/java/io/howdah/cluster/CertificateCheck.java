package io.howdah.cluster;

/** Whether the certificate of an https server is checked: the configuration's {@code verify}. */
public enum CertificateCheck {
  /** It must be trusted and must name the host. */
  REQUIRED,
  /** Any certificate is accepted, so every host on the way can read and change what is sent. */
  NONE
}
