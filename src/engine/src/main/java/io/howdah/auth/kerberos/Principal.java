package io.howdah.auth.kerberos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.kerby.kerberos.kerb.type.base.NameType;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.jspecify.annotations.Nullable;

/** The name of a user or a service in a realm: {@code name@REALM} or {@code HTTP/host@REALM}. */
final class Principal {
  private final List<String> names;
  private final String realm;

  private Principal(List<String> names, String realm) {
    this.names = Collections.unmodifiableList(new ArrayList<>(names));
    this.realm = realm;
  }

  static Principal of(List<String> names, String realm) {
    return new Principal(names, realm);
  }

  /** The principal of the ticket-granting service. */
  static Principal ticketGranting(String realm) {
    return new Principal(Arrays.asList("krbtgt", realm), realm);
  }

  /** The components of a principal, without the realm. */
  static List<String> names(String text) {
    int at = text.lastIndexOf('@');
    return Arrays.asList((at < 0 ? text : text.substring(0, at)).split("/", -1));
  }

  /** The realm of a principal; null where it has none. */
  static @Nullable String realm(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? null : text.substring(at + 1);
  }

  List<String> names() {
    return names;
  }

  String realm() {
    return realm;
  }

  /** The user name at Hadoop's servers, unless their rules differ. */
  String shortName() {
    return names.get(0);
  }

  /** The default salt for passwords. */
  String salt() {
    return realm + String.join("", names);
  }

  /**
   * The client in a message. A login of the form {@code etl/host} has the type of a user: some KDCs
   * reject tickets in which the type changes.
   */
  PrincipalName asClient() {
    return message(NameType.NT_PRINCIPAL);
  }

  /** The service in a message. */
  PrincipalName asService() {
    return message(names.size() == 1 ? NameType.NT_PRINCIPAL : NameType.NT_SRV_INST);
  }

  private PrincipalName message(NameType type) {
    PrincipalName name = new PrincipalName(names, type);
    name.setRealm(realm);
    return name;
  }

  boolean isNamed(@Nullable PrincipalName name, @Nullable String itsRealm) {
    return name != null && names.equals(name.getNameStrings()) && realm.equals(itsRealm);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Principal && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return String.join("/", names) + "@" + realm;
  }
}
