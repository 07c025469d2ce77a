package io.howdah.connect;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.auth.Authentication;
import io.howdah.auth.BasicAuthentication;
import io.howdah.auth.BasicAuthentication.Transport;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.auth.TokenAuthentication;
import io.howdah.auth.kerberos.KerberosAuthentication;
import io.howdah.auth.kerberos.KerberosEnvironment;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.PasswordFile;
import io.howdah.cluster.Secret;
import io.howdah.cluster.ServerUrl;
import io.howdah.cluster.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Acts as the user of this process, or as the user in the configuration. */
public final class OwnIdentity implements Identity {

  @Override
  public Authentication of(ClusterSettings cluster) throws CopyException {
    switch (cluster.authMechanism()) {
      case NONE:
        return new SimpleAuthentication(asking(cluster), cluster.proxy());
      case TOKEN:
        return TokenAuthentication.of(cluster.name(), token(cluster));
      case GSSAPI:
      case TKN_GSSAPI:
        return KerberosAuthentication.of(
            cluster,
            cluster.kerberos(),
            cluster.proxy(),
            KerberosEnvironment.ofThisProcess(),
            Clock.systemUTC());
      case BASIC:
        return basic(cluster);
    }
    throw new IllegalArgumentException(cluster.authMechanism().toString());
  }

  /** The user name that is sent without a proof. */
  static String asking(ClusterSettings cluster) {
    @Nullable String user = cluster.user();
    return user == null ? System.getProperty("user.name") : user;
  }

  private static Authentication basic(ClusterSettings cluster) throws CopyException {
    try {
      return new BasicAuthentication(
          Objects.requireNonNull(cluster.user(), "BASIC has a user"),
          PasswordFile.read(
              "password_file",
              Objects.requireNonNull(cluster.passwordFile(), "BASIC has a password_file")),
          cluster.proxy(),
          transport(cluster));
    } catch (CopyException e) {
      throw e.during("Cluster '" + cluster.name() + "'");
    }
  }

  /** The reader of the configuration allows http only with an explicit option. */
  private static Transport transport(ClusterSettings cluster) {
    boolean isAllSecure =
        cluster.nameservices().stream()
            .flatMap(nameservice -> nameservice.urls().stream())
            .allMatch(ServerUrl::isSecure);
    return isAllSecure ? Transport.HTTPS_ONLY : Transport.ALSO_HTTP;
  }

  private static Secret token(ClusterSettings cluster) throws CopyException {
    @Nullable Secret token = cluster.token();
    if (token != null) {
      return Secret.of(token.reveal().trim());
    }
    @Nullable Path file = cluster.tokenFile();
    if (file == null) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '"
              + cluster.name()
              + "' has auth_mechanism TOKEN and neither token nor"
              + " token_file.");
    }
    try {
      return Secret.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim());
    } catch (IOException e) {
      throw UnreadableFile.of("token_file", file, e).during("Cluster '" + cluster.name() + "'");
    }
  }
}
