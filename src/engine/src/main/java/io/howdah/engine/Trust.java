package io.howdah.engine;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.ServerTrust;
import io.howdah.cluster.CertificateCheck;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.cluster.ServerUrl;
import io.howdah.cluster.TlsSettings;

/** Turns what the configuration says of certificates into whom the connections believe. */
final class Trust {

  ServerTrust of(ClusterSettings cluster) throws CopyException {
    TlsSettings tls = cluster.tls();
    if (tls.certificateCheck() != CertificateCheck.REQUIRED) {
      return ServerTrust.anybody();
    }
    boolean hasStores = tls.truststore() != null || tls.ca() != null || tls.keystore() != null;
    if (hasStores && usesHttps(cluster)) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '"
              + cluster.name()
              + "' names a truststore, ca or keystore, which are not built in yet: import the"
              + " certificate into the Java installation's own truststore.");
    }
    return ServerTrust.javaDefault();
  }

  private static boolean usesHttps(ClusterSettings cluster) {
    for (Nameservice nameservice : cluster.nameservices()) {
      for (ServerUrl url : nameservice.urls()) {
        if (url.toString().startsWith("https:")) {
          return true;
        }
      }
    }
    return false;
  }
}
