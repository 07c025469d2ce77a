package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Clusters that have as little in common as clusters can, shared by all test classes of a run that
 * have {@link UsesSecureLab}. A copy from any of them to any other meets another login, another
 * transport or another protocol.
 *
 * <ul>
 *   <li>{@code staging}: secure, of realm {@code REALMA.TEST}, over http;
 *   <li>{@code prod}: secure, of realm {@code REALMB.TEST}, over https, with a directory {@code
 *       /zone} that is an encryption zone;
 *   <li>{@code open}: insecure, over http;
 *   <li>{@code staging-httpfs}, {@code open-httpfs}: an HttpFS in front of each of these.
 * </ul>
 *
 * <p>There is no trust between the realms. Both have the users {@code alice}, {@code bob} and
 * {@code oozie}, which may act for {@code alice} alone.
 */
public final class SecureLab implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(SecureLab.class);
  private static final String PROXY = "oozie";
  private static final String SERVED = "alice";
  private static final String ZONE = "/zone";
  private static final int EVERYBODY = 0777;

  private @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!context.getRequiredTestClass().isAnnotationPresent(UsesSecureLab.class)) {
      throw new IllegalStateException("The class needs the annotation UsesSecureLab.");
    }
    running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** The cluster that an alias leads to, be it by itself or by its HttpFS. */
  public HdfsCluster cluster(String alias) {
    return running().cluster(alias);
  }

  /** Where an alias is served. */
  public URI url(String alias) {
    return running().url(alias);
  }

  /** The realm of {@code staging} or {@code prod}. */
  public Realm realm(String alias) {
    return cluster(alias).realm().orElseThrow();
  }

  /** The authority of the certificates of {@code prod}. */
  public CertificateAuthority authority() {
    return running().authority;
  }

  /** A new directory at an alias, writable for all users and used by no other test. */
  public String newDirectory(String alias) {
    return running().newDirectory(alias, "");
  }

  /** As {@link #newDirectory}, but in the encryption zone of {@code prod}. */
  public String newEncryptedDirectory() {
    return running().newDirectory("prod", ZONE);
  }

  /** One cluster of Howdah's configuration, as which a user is let in. */
  public Message entry(String alias, String user) {
    return entry(alias, user, url(alias));
  }

  /** As {@link #entry(String, String)}, by another address of the server. */
  public Message entry(String alias, String user, URI url) {
    Message nameservice = Message.of("urls", List.of(url.toString())).with("mounts", List.of("/"));
    Message entry = Message.of("name", alias).withMessages("nameservices", List.of(nameservice));
    if (url.getScheme().equals("https")) {
      entry = entry.with("ca", authority().pem().toString());
    }
    if (cluster(alias).realm().isEmpty()) {
      return entry;
    }
    return entry
        .with("auth_mechanism", "GSSAPI")
        .with("keytab", realm(alias).keytab(user).toString())
        .with("kdc", realm(alias).address());
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("The lab is there from beforeAll on.");
    }
    return running;
  }

  /** What runs, in JUnit's store, which closes it at the end of the run. */
  private static final class Running implements AutoCloseable {
    private final AtomicInteger directories = new AtomicInteger();
    private final List<AutoCloseable> started = Collections.synchronizedList(new ArrayList<>());
    private final CertificateAuthority authority;
    private final HdfsCluster staging;
    private final HdfsCluster prod;
    private final HdfsCluster open;
    private final HttpFsServer stagingGateway;
    private final HttpFsServer openGateway;

    Running() {
      try {
        Realm stagingRealm = realm("REALMA.TEST");
        Realm prodRealm = realm("REALMB.TEST");
        authority = keep(CertificateAuthority.create());
        CompletableFuture<HdfsCluster> firstStaging =
            begin(() -> secure("staging").secure(stagingRealm).start());
        CompletableFuture<HdfsCluster> firstOpen = begin(() -> HdfsCluster.builder("open").start());
        KmsServer keys = keep(KmsServer.start("zone-keys", prodRealm));
        CompletableFuture<HdfsCluster> firstProd =
            begin(() -> secure("prod").secure(prodRealm).https(authority).keys(keys).start());
        staging = firstStaging.join();
        open = firstOpen.join();
        CompletableFuture<HttpFsServer> firstGateway =
            begin(
                () ->
                    HttpFsServer.builder(staging)
                        .property("httpfs.proxyuser." + PROXY + ".hosts", "*")
                        .property("httpfs.proxyuser." + PROXY + ".users", SERVED)
                        .start());
        openGateway = keep(HttpFsServer.builder(open).start());
        stagingGateway = firstGateway.join();
        prod = firstProd.join();
        prod.files().makeEncryptionZone(ZONE);
      } catch (CompletionException e) {
        close();
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    HdfsCluster cluster(String alias) {
      return switch (alias) {
        case "staging", "staging-httpfs" -> staging;
        case "prod" -> prod;
        case "open", "open-httpfs" -> open;
        default -> throw new IllegalArgumentException("The lab has no " + alias + ".");
      };
    }

    URI url(String alias) {
      return switch (alias) {
        case "staging-httpfs" -> stagingGateway.url();
        case "open-httpfs" -> openGateway.url();
        default -> cluster(alias).urls().get(0);
      };
    }

    String newDirectory(String alias, String above) {
      String path = above + "/lab-" + directories.incrementAndGet();
      cluster(alias).files().mkdirs(path);
      cluster(alias).files().setPermission(path, EVERYBODY);
      return path;
    }

    private Realm realm(String name) {
      return keep(Realm.builder(name).users(SERVED, "bob", PROXY).start());
    }

    private static HdfsClusterBuilder secure(String name) {
      return HdfsCluster.builder(name).mayImpersonate(PROXY, SERVED);
    }

    private <T extends AutoCloseable> CompletableFuture<T> begin(Supplier<T> start) {
      return CompletableFuture.supplyAsync(() -> keep(start.get()), Threads.EACH_ITS_OWN);
    }

    private <T extends AutoCloseable> T keep(T part) {
      started.add(part);
      return part;
    }

    @Override
    public void close() {
      List<AutoCloseable> parts = new ArrayList<>(started);
      Collections.reverse(parts);
      for (AutoCloseable part : parts) {
        try {
          part.close();
        } catch (Exception e) {
          throw new LabException("A part of the lab did not close", e);
        }
      }
    }
  }
}
