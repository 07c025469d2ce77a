package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.cluster.JsonValue.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one cluster from its JSON object. */
final class ClusterReader {
  private static final double LONGEST_TIMEOUT_SECONDS = 86_400;

  private static final String[] KEYS = {
    "name",
    "auth_mechanism",
    "mutual_auth",
    "max_concurrency",
    LimitsReader.BANDWIDTH,
    LimitsReader.REQUESTS,
    "deletes",
    "token",
    "token_file",
    "verify",
    "truststore",
    "truststore_password",
    "ca",
    "keystore",
    "keystore_password",
    "principal",
    "keytab",
    "password_file",
    "ccache",
    "realm",
    "kdc",
    "service_principal",
    "user",
    "proxy",
    "http_proxy",
    "http_proxy_user",
    "http_proxy_password_file",
    "basic_over_http",
    "root",
    "metastore",
    MetastorePrincipal.KEY,
    "timeout",
    "nameservices",
    "allowed_users",
    "allowed_groups",
    "delete_users"
  };

  private final FilePlaces files;
  private final List<JsonValue> secrets = new ArrayList<>();

  ClusterReader(FilePlaces files) {
    this.files = files;
  }

  /** All secrets that were read so far. */
  List<JsonValue> secrets() {
    return Collections.unmodifiableList(secrets);
  }

  ClusterSettings read(JsonValue cluster) throws CopyException {
    JsonMembers members = JsonMembers.of(cluster, KEYS);
    ClusterSettings.Builder builder =
        ClusterSettings.builder(members.required("name").string())
            .user(members.string("user"))
            .proxy(proxy(members))
            .httpProxy(httpProxy(members))
            .passwordFile(file(members, "password_file"))
            .root(root(members))
            .metastore(metastore(members))
            .token(secret(members, "token"))
            .tokenFile(file(members, "token_file"))
            .tls(tls(members))
            .kerberos(kerberos(members))
            .limits(LimitsReader.read(members))
            .allowedUsers(names(members, "allowed_users"))
            .deleteUsers(
                members.optional("delete_users") == null
                    ? Collections.singleton(ClusterSettings.EVERYBODY)
                    : names(members, "delete_users"))
            .allowedGroups(names(members, "allowed_groups"));
    AuthMechanism authMechanism = members.constant("auth_mechanism", AuthMechanism.class);
    if (authMechanism != null) {
      builder.authMechanism(authMechanism);
    }
    MutualAuth mutualAuth = members.constant("mutual_auth", MutualAuth.class);
    if (mutualAuth != null) {
      builder.mutualAuth(mutualAuth);
    }
    MetastorePrincipal.check(cluster, members, authMechanism);
    maxConcurrency(members, builder);
    if (Boolean.FALSE.equals(members.bool("deletes"))) {
      builder.forbidDeletes();
    }
    timeout(members, builder);
    nameservices(members, builder);
    if (authMechanism == AuthMechanism.TOKEN
        && members.string("token") == null
        && members.string("token_file") == null) {
      throw cluster.invalid(
          "has auth_mechanism TOKEN and must have the key 'token' or 'token_file'");
    }
    if (authMechanism == AuthMechanism.BASIC) {
      checkBasic(cluster, members);
    }
    return builder.build();
  }

  /**
   * A password over http is allowed only with an explicit option, for tests and trusted networks.
   */
  private static void checkBasic(JsonValue cluster, JsonMembers members) throws CopyException {
    if (members.string("user") == null || members.string("password_file") == null) {
      throw cluster.invalid(
          "has auth_mechanism BASIC and must have the keys 'user' and 'password_file'");
    }
    if (Boolean.TRUE.equals(members.bool("basic_over_http"))) {
      return;
    }
    for (JsonValue nameservice : members.required("nameservices").elements()) {
      for (JsonValue url : nameservice.member("urls").elements()) {
        if (!ServerUrl.of(url.string()).isSecure()) {
          throw url.invalid(
              "must be https where auth_mechanism is BASIC, since the password would be sent in"
                  + " clear; set 'basic_over_http' to true to send it all the same");
        }
      }
    }
  }

  /**
   * The user to act as. A value that looks like an HTTP proxy is rejected, since the two are easily
   * confused.
   */
  private static @Nullable String proxy(JsonMembers members) throws CopyException {
    String proxy = members.string("proxy");
    if (proxy != null && (proxy.contains("://") || proxy.matches("[^:]+:[0-9]+"))) {
      throw members
          .required("proxy")
          .invalid(
              "is the user to act as, not a server; an HTTP proxy is named by the key"
                  + " 'http_proxy'");
    }
    return proxy;
  }

  private @Nullable HttpProxy httpProxy(JsonMembers members) throws CopyException {
    String text = members.string("http_proxy");
    String user = members.string("http_proxy_user");
    Path passwordFile = file(members, "http_proxy_password_file");
    if ((user == null) != (passwordFile == null)) {
      throw members
          .required(user == null ? "http_proxy_password_file" : "http_proxy_user")
          .invalid("needs both 'http_proxy_user' and 'http_proxy_password_file'");
    }
    if (text == null) {
      if (user != null) {
        throw members.required("http_proxy_user").invalid("needs the key 'http_proxy'");
      }
      return null;
    }
    try {
      HttpProxy proxy = HttpProxy.of(text);
      return user == null || passwordFile == null ? proxy : proxy.withLogin(user, passwordFile);
    } catch (IllegalArgumentException e) {
      throw members.required("http_proxy").invalid("is not an HTTP proxy: " + e.getMessage());
    }
  }

  private static @Nullable String root(JsonMembers members) throws CopyException {
    String root = members.string("root");
    if (root == null) {
      return null;
    }
    for (String name : root.split("/", -1)) {
      if (name.equals(".") || name.equals("..")) {
        throw members.required("root").invalid("must hold no '.' or '..', not '" + root + "'");
      }
    }
    return root;
  }

  private static @Nullable MetastoreAddress metastore(JsonMembers members) throws CopyException {
    String address = members.string("metastore");
    try {
      return address == null ? null : MetastoreAddress.parse(address);
    } catch (IllegalArgumentException e) {
      throw members
          .required("metastore")
          .invalid("is not the address of a metastore: " + e.getMessage() + ".");
    }
  }

  private static void maxConcurrency(JsonMembers members, ClusterSettings.Builder builder)
      throws CopyException {
    JsonValue value = members.optional("max_concurrency");
    if (value == null) {
      return;
    }
    if (value.integer() < 1) {
      throw value.invalid("must be at least 1, not " + value.integer());
    }
    builder.maxConcurrency(value.integer());
  }

  private static void timeout(JsonMembers members, ClusterSettings.Builder builder)
      throws CopyException {
    JsonValue value = members.optional("timeout");
    if (value == null) {
      return;
    }
    if (!value.is(Kind.ARRAY)) {
      Duration both = seconds(value);
      builder.connectTimeout(both).readTimeout(both);
      return;
    }
    List<JsonValue> pair = value.elements();
    if (pair.size() != 2) {
      throw value.invalid(
          "must be a number of seconds or [connect, read], not " + pair.size() + " values");
    }
    builder.connectTimeout(seconds(pair.get(0))).readTimeout(seconds(pair.get(1)));
  }

  private static @Nullable Duration seconds(JsonValue value) throws CopyException {
    if (value.is(Kind.NULL)) {
      return null;
    }
    double seconds = value.number();
    if (!(seconds >= 0.001 && seconds <= LONGEST_TIMEOUT_SECONDS)) {
      throw value.invalid("must be 0.001 to 86400 seconds, not " + seconds);
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static void nameservices(JsonMembers members, ClusterSettings.Builder builder)
      throws CopyException {
    JsonValue all = members.required("nameservices");
    if (all.elements().isEmpty()) {
      throw all.invalid("must name at least one nameservice");
    }
    Map<String, JsonValue> mounts = new HashMap<>();
    for (JsonValue each : all.elements()) {
      builder.nameservice(nameservice(each, mounts));
    }
  }

  private static Nameservice nameservice(JsonValue nameservice, Map<String, JsonValue> mounts)
      throws CopyException {
    JsonMembers members = JsonMembers.of(nameservice, "urls", "mounts");
    Nameservice.Builder builder = Nameservice.builder();
    for (JsonValue url : filled(members.required("urls"))) {
      try {
        builder.url(url.string());
      } catch (IllegalArgumentException e) {
        throw url.invalid("is not a server's url: " + e.getMessage());
      }
    }
    for (JsonValue mount : filled(members.required("mounts"))) {
      String path = mount(mount);
      JsonValue other = mounts.put(path, mount);
      if (other != null) {
        throw mount.invalid("is '" + path + "', as " + other.path() + " is; remove one of the two");
      }
      builder.mount(path);
    }
    return builder.build();
  }

  private static List<JsonValue> filled(JsonValue array) throws CopyException {
    if (array.elements().isEmpty()) {
      throw array.invalid("must not be empty");
    }
    return array.elements();
  }

  private static String mount(JsonValue mount) throws CopyException {
    try {
      return Nameservice.normalizeMount(mount.string());
    } catch (IllegalArgumentException e) {
      throw mount.invalid("is not a mount: " + e.getMessage());
    }
  }

  private TlsSettings tls(JsonMembers members) throws CopyException {
    TlsSettings.Builder builder =
        TlsSettings.builder()
            .truststore(file(members, "truststore"))
            .truststorePassword(secret(members, "truststore_password"))
            .ca(file(members, "ca"))
            .keystore(file(members, "keystore"))
            .keystorePassword(secret(members, "keystore_password"));
    Boolean verify = members.bool("verify");
    return builder
        .certificateCheck(
            Boolean.FALSE.equals(verify) ? CertificateCheck.NONE : CertificateCheck.REQUIRED)
        .build();
  }

  private KerberosSettings kerberos(JsonMembers members) throws CopyException {
    return KerberosSettings.builder()
        .principal(members.string("principal"))
        .keytab(file(members, "keytab"))
        .passwordFile(file(members, "password_file"))
        .ccache(file(members, "ccache"))
        .realm(members.string("realm"))
        .kdc(kdc(members))
        .servicePrincipal(members.string("service_principal"))
        .metastorePrincipal(MetastorePrincipal.read(members))
        .build();
  }

  private static List<String> kdc(JsonMembers members) throws CopyException {
    JsonValue value = members.optional("kdc");
    List<String> hosts = new ArrayList<>();
    if (value != null && value.is(Kind.ARRAY)) {
      for (JsonValue host : value.elements()) {
        hosts.add(host.string());
      }
    } else if (value != null) {
      hosts.add(value.string());
    }
    return hosts;
  }

  /** A name with spaces around it would match no user, without an error. */
  private static Set<String> names(JsonMembers members, String key) throws CopyException {
    JsonValue value = members.optional(key);
    Set<String> names = new LinkedHashSet<>();
    if (value != null) {
      for (JsonValue each : value.elements()) {
        String name = each.string();
        if (name.isEmpty() || !name.equals(name.trim())) {
          throw each.invalid(
              "must be a name or \"*\" without spaces around it, not '" + name + "'");
        }
        names.add(name);
      }
    }
    return names;
  }

  private @Nullable Secret secret(JsonMembers members, String key) throws CopyException {
    String text = members.string(key);
    if (text == null) {
      return null;
    }
    secrets.add(members.required(key));
    return Secret.of(text);
  }

  private @Nullable Path file(JsonMembers members, String key) throws CopyException {
    String text = members.string(key);
    if (text == null) {
      return null;
    }
    try {
      return files.resolve(text);
    } catch (InvalidPathException e) {
      throw members.required(key).invalid("is not a file's name: '" + text + "'");
    }
  }
}
