package io.howdah.hive;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.TableRegistry;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.KerberosSettings;
import io.howdah.cluster.MetastoreAddress;
import org.jspecify.annotations.Nullable;

/** The Hive tables of the clusters of a configuration. */
public final class HiveRegistry implements TableRegistry {
  private final ClusterConfiguration configuration;
  private final RegistryLogins logins;

  private HiveRegistry(ClusterConfiguration configuration, RegistryLogins logins) {
    this.configuration = configuration;
    this.logins = logins;
  }

  /** The tables as the users of the configuration, or else the user of this process, see them. */
  public static HiveRegistry ofOurselves(ClusterConfiguration configuration) {
    return new HiveRegistry(configuration, RegistryLogins.own());
  }

  /**
   * The tables for a server that copies on behalf of a user.
   *
   * @param user who acts at the metastores
   * @param serverLogin the login at clusters with Kerberos that have none; null where they must
   *     have one
   */
  public static HiveRegistry serving(
      ClusterConfiguration configuration, String user, @Nullable KerberosSettings serverLogin) {
    return new HiveRegistry(configuration, RegistryLogins.serving(user, serverLogin));
  }

  @Override
  public SourceTable read(String cluster, String name, Cancellation cancellation)
      throws CopyException {
    Metastore metastore = connect(cluster, name, cancellation);
    try {
      return HiveSource.read(
          metastore, HiveTableName.parse(name), (to, copy) -> connect(to, copy, cancellation));
    } finally {
      metastore.close(); // The copy may take hours. The next call connects again.
    }
  }

  /** Opens the metastore of a cluster, in which a table is looked for. */
  private Metastore connect(String cluster, String name, Cancellation cancellation)
      throws CopyException {
    ClusterSettings settings = configuration.cluster(cluster);
    @Nullable MetastoreAddress address = settings.metastore();
    if (address == null) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The cluster '"
              + cluster
              + "' has no key 'metastore', which the table "
              + name
              + " needs.");
    }
    return Metastore.open(address, logins.of(settings), MetastoreSettings.defaults(), cancellation);
  }

  @Override
  public Table open(String cluster, String name, String target, Cancellation cancellation)
      throws CopyException {
    Metastore metastore = connect(cluster, name, cancellation);
    try {
      HiveTable table = metastore.table(HiveTableName.parse(name));
      RegisteredTable registered = new RegisteredTable(metastore, table);
      registered.check(target);
      metastore.close(); // The copy may take hours. The next call connects again.
      return registered;
    } catch (CopyException | RuntimeException e) {
      metastore.close();
      throw e;
    }
  }
}
