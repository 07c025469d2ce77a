package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.admin.kadmin.local.LocalKadmin;
import org.apache.kerby.kerberos.kerb.admin.kadmin.local.LocalKadminImpl;
import org.apache.kerby.kerberos.kerb.client.KrbClient;
import org.apache.kerby.kerberos.kerb.client.KrbConfig;
import org.apache.kerby.kerberos.kerb.client.KrbConfigKey;
import org.apache.kerby.kerberos.kerb.identity.backend.BackendConfig;
import org.apache.kerby.kerberos.kerb.server.KdcConfig;
import org.apache.kerby.kerberos.kerb.server.KdcConfigKey;
import org.apache.kerby.kerberos.kerb.server.KdcServer;

/**
 * A Kerberos realm with a real KDC, Apache Kerby's, in this JVM, that clusters and their clients
 * authenticate with.
 *
 * <pre>{@code
 * try (Realm realm = Realm.builder("REALMA.TEST").users("alice", "bob").start();
 *     HdfsCluster cluster = HdfsCluster.builder("secure").secure(realm).start()) {
 *   ... log in as realm.principal("alice") at realm.address() with realm.keytab("alice") ...
 * }
 * }</pre>
 *
 * <p>Several realms may run at once; none trusts another. No system property is touched. The KDC
 * supports TCP only, and holds the services {@code hdfs}, {@code HTTP}, {@code httpfs} and {@code
 * kms} of {@code localhost} besides the users. Its files go at the end.
 */
public final class Realm implements AutoCloseable {
  private static final List<String> SERVICES =
      List.of("hdfs/localhost", "HTTP/localhost", "httpfs/localhost", "kms/localhost");

  private final String name;
  private final Path scratch;
  private final KdcServer kdc;
  private final LocalKadmin principals;
  private final KdcDoor door;
  private final Set<String> users = ConcurrentHashMap.newKeySet();

  private Realm(String name, Path scratch, KdcServer kdc, KdcDoor door) throws KrbException {
    this.name = name;
    this.scratch = scratch;
    this.kdc = kdc;
    this.principals = new LocalKadminImpl(kdc.getKdcSetting(), kdc.getIdentityService());
    this.door = door;
  }

  /**
   * Describes a realm.
   *
   * @param name capital letters, digits, dots and dashes
   */
  public static RealmBuilder builder(String name) {
    return new RealmBuilder(name);
  }

  /** Starts a realm that has no users yet. */
  public static Realm start(String name) {
    return builder(name).start();
  }

  static Realm start(String name, Duration ticketLifetime, List<String> users) {
    FreePorts ports = new FreePorts();
    KdcDoor door = new KdcDoor(ports.next(), ports.next());
    try {
      KdcServer kdc = new KdcServer(kdcConfig(name, ticketLifetime, door), new BackendConfig());
      kdc.init();
      Realm realm = new Realm(name, Scratch.createUntilExit("realm"), kdc, door);
      realm.principals.createBuiltinPrincipals();
      for (String service : SERVICES) {
        realm.principals.addPrincipal(realm.principal(service));
      }
      users.forEach(realm::addUser);
      Files.writeString(realm.krb5Conf(), realm.krb5Lines());
      kdc.start();
      door.open();
      return realm;
    } catch (KrbException e) {
      throw new LabException("The realm " + name + " did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Everything by configuration: what KdcServer's setters set holds for all KDCs of the JVM.
  private static KdcConfig kdcConfig(String name, Duration ticketLifetime, KdcDoor door) {
    KdcConfig config = new KdcConfig();
    config.setString(KdcConfigKey.KDC_REALM, name);
    config.setString(KdcConfigKey.KDC_HOST, "localhost");
    config.setInt(KdcConfigKey.KDC_TCP_PORT, door.kdcPort());
    config.setBoolean(KdcConfigKey.KDC_ALLOW_TCP, true);
    config.setBoolean(KdcConfigKey.KDC_ALLOW_UDP, false);
    config.setString(
        KdcConfigKey.ENCRYPTION_TYPES, "aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96");
    config.setLong(KdcConfigKey.MAXIMUM_TICKET_LIFETIME, ticketLifetime.toSeconds());
    config.setLong(KdcConfigKey.MINIMUM_TICKET_LIFETIME, 1L);
    return config;
  }

  /** The name, such as {@code REALMA.TEST}. */
  public String name() {
    return name;
  }

  /** Where the KDC is, as {@code localhost:PORT}; it stays there over a restart. */
  public String address() {
    return "localhost:" + door.port();
  }

  /**
   * The full name of a user or a service.
   *
   * @param user such as {@code alice} or {@code HTTP/localhost}
   */
  public String principal(String user) {
    return user + "@" + name;
  }

  /** Adds a user. */
  public void addUser(String user) {
    try {
      principals.addPrincipal(principal(user), passwordOf(user));
      users.add(user);
    } catch (KrbException e) {
      throw new LabException(user + " cannot be added to " + name + ": " + e.getMessage(), e);
    }
  }

  /** The users, sorted. */
  public SortedSet<String> users() {
    return new TreeSet<>(users);
  }

  /** A user's password. */
  public String password(String user) {
    known(user);
    return passwordOf(user);
  }

  /** A file with a user's password, and the end of a line after it, as an editor leaves it. */
  public Path passwordFile(String user) {
    return write(user + ".password", password(user) + "\n");
  }

  /**
   * A new keytab.
   *
   * @param names the users and services whose keys are in it
   */
  public Path keytab(String... names) {
    try {
      Path file = Files.createTempDirectory(scratch, "keytab").resolve("lab.keytab");
      for (String each : new LinkedHashSet<>(List.of(names))) {
        principals.exportKeytab(file.toFile(), principal(known(each)));
      }
      return file;
    } catch (KrbException e) {
      throw new LabException("No keytab of " + name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A new credential cache with a ticket-granting ticket of a user's, as {@code kinit} leaves it.
   * Kerby's client holds some of its options for the whole JVM, so no other code may send a request
   * to a KDC meanwhile, except in a block that is synchronized on {@link KrbClient}'s class.
   */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // The lock that others can take, too.
  public Path credentialCache(String user) {
    String password = password(user);
    KrbConfig config = new KrbConfig();
    config.setString(KrbConfigKey.KDC_REALM, name);
    config.setString(KrbConfigKey.KDC_HOST, "localhost");
    config.setInt(KrbConfigKey.KDC_TCP_PORT, door.port());
    config.setBoolean(KrbConfigKey.KDC_ALLOW_TCP, true);
    config.setBoolean(KrbConfigKey.KDC_ALLOW_UDP, false);
    synchronized (KrbClient.class) {
      try {
        Path file = Files.createTempDirectory(scratch, "cache").resolve("krb5cc");
        KrbClient client = new KrbClient(config);
        client.init();
        client.storeTicket(client.requestTgt(principal(user), password), file.toFile());
        return file;
      } catch (KrbException e) {
        throw new LabException(user + " gets no ticket of " + name + ": " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The file by which MIT's Kerberos and Java's own find this realm, and no other. */
  public Path krb5Conf() {
    return scratch.resolve("krb5.conf");
  }

  /**
   * The number of requests for a ticket-granting ticket since the KDC started, including the
   * servers' own. A login may take two, of which the KDC refuses the first.
   */
  public long authenticationRequests() {
    return door.authentications();
  }

  /** The number of requests for a service's ticket since the KDC started. */
  public long ticketRequests() {
    return door.tickets();
  }

  /** Stops the KDC: its port refuses connections. */
  public void stopKdc() {
    door.close();
  }

  /** Starts a stopped KDC again, with all its principals and at its address. */
  public void startKdc() {
    door.open();
  }

  /** Freezes the KDC: it accepts connections and never responds. */
  public void freezeKdc() {
    door.freeze();
  }

  /** Lets a frozen KDC continue; it responds to requests that arrived meanwhile. */
  public void thawKdc() {
    door.thaw();
  }

  /** Stops the KDC and deletes the realm's files. */
  @Override
  public void close() {
    door.close();
    try {
      kdc.stop();
    } catch (KrbException e) {
      throw new LabException("The KDC of " + name + " did not stop: " + e.getMessage(), e);
    } finally {
      Scratch.delete(scratch);
    }
  }

  /** The name, such as {@code REALMA.TEST}. */
  @Override
  public String toString() {
    return name;
  }

  private String known(String user) {
    if (!users.contains(user) && !SERVICES.contains(user)) {
      throw new IllegalArgumentException(name + " has no " + user + ".");
    }
    return user;
  }

  private static String passwordOf(String user) {
    return user + "'s password";
  }

  private Path write(String file, String text) {
    try {
      return Files.writeString(scratch.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String krb5Lines() {
    return Stream.of(
            "[libdefaults]",
            "  default_realm = " + name,
            "  udp_preference_limit = 1",
            "  dns_lookup_kdc = false",
            "  dns_lookup_realm = false",
            "  dns_canonicalize_hostname = false",
            "  rdns = false",
            "[realms]",
            "  " + name + " = {",
            "    kdc = " + address(),
            "  }",
            "[domain_realm]",
            "  localhost = " + name)
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
