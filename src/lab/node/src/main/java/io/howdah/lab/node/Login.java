package io.howdah.lab.node;

import java.io.IOException;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.jspecify.annotations.Nullable;

/** The login of this JVM at a secure cluster. */
final class Login {
  private Login() {}

  /** Logs in as the cluster's server and superuser, where the cluster is a secure one. */
  static void asServer(Configuration configuration) throws IOException {
    if (!"kerberos".equals(configuration.get("hadoop.security.authentication"))) {
      return;
    }
    UserGroupInformation.setConfiguration(configuration);
    UserGroupInformation.loginUserFromKeytab(
        configuration.get("dfs.namenode.kerberos.principal"),
        configuration.get("dfs.namenode.keytab.file"));
  }

  /** The superuser, or a user for whom the superuser acts. */
  static UserGroupInformation as(@Nullable String user) throws IOException {
    UserGroupInformation superuser = UserGroupInformation.getLoginUser();
    if (user == null) {
      return superuser;
    }
    return UserGroupInformation.isSecurityEnabled()
        ? UserGroupInformation.createProxyUser(user, superuser)
        : UserGroupInformation.createRemoteUser(user);
  }

  /** Runs an action as a user. */
  static <T> T run(UserGroupInformation user, PrivilegedExceptionAction<T> action)
      throws IOException {
    try {
      return user.doAs(action);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted as " + user, e);
    }
  }
}
