package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.apache.kerby.kerberos.kerb.keytab.KeytabEntry;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;

/**
 * Secrets that must not be in any text that users or log collectors see, and the search for them,
 * in every encoding that a program might use.
 */
public final class Secrets {
  /** Shorter ones would be found by chance. */
  private static final int SHORTEST = 8;

  private static final Map<String, Pattern> ON_THE_WIRE =
      Map.of(
          "delegation token",
              Pattern.compile("(?:[?&](?:delegation|token)=|\"urlString\":\")([^&\\s\"]+)"),
          "Negotiate value", Pattern.compile("Negotiate ([A-Za-z0-9+/=]+)"),
          "cookie", Pattern.compile("hadoop\\.auth=\"([^\"]+)\""));

  private final Map<String, String> whats = new LinkedHashMap<>();

  /** A secret as it is. */
  public Secrets add(String what, String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException("A " + what + " of " + secret.length() + " characters");
    }
    whats.put(secret, what);
    return this;
  }

  /** The keys in a keytab. */
  public Secrets addKeys(Path keytab) {
    try {
      Keytab keys = Keytab.loadKeytab(keytab.toFile());
      for (PrincipalName principal : keys.getPrincipals()) {
        for (KeytabEntry entry : keys.getKeytabEntries(principal)) {
          byte[] key = entry.getKey().getKeyData();
          String what = "key of " + principal.getName();
          add(what, HexFormat.of().formatHex(key));
          add(what, HexFormat.ofDelimiter(" ").formatHex(key));
          add(what, HexFormat.ofDelimiter(":").formatHex(key));
          add(what, withoutPadding(Base64.getEncoder().encodeToString(key)));
          add(what, withoutPadding(Base64.getUrlEncoder().encodeToString(key)));
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tokens, proofs and cookies that were heard on a wire. */
  public Secrets addTraffic(String heard) {
    ON_THE_WIRE.forEach(
        (what, pattern) -> {
          Matcher each = pattern.matcher(heard);
          while (each.find()) {
            if (each.group(1).length() >= SHORTEST) {
              add(what, each.group(1));
            }
          }
        });
    return this;
  }

  /** The texts of one kind of secret, such as {@code delegation token}. */
  public List<String> of(String what) {
    List<String> secrets = new ArrayList<>();
    whats.forEach(
        (secret, each) -> {
          if (each.equals(what)) {
            secrets.add(secret);
          }
        });
    return secrets;
  }

  /** What kinds of secrets a text gives away, sorted; empty where it is clean. */
  public List<String> foundIn(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    TreeSet<String> found = new TreeSet<>();
    whats.forEach(
        (secret, what) -> {
          // A token in lower or upper case still reveals nearly all of it.
          for (String form : List.of(secret, encoded(secret), secret.replace("/", "\\/"))) {
            if (lowerCase.contains(form.toLowerCase(Locale.ROOT))) {
              found.add(what);
            }
          }
        });
    return new ArrayList<>(found);
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }

  private static String withoutPadding(String base64) {
    return base64.replace("=", "");
  }
}
