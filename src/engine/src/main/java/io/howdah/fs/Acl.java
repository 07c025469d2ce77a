package io.howdah.fs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ACL with all its entries, in Hadoop's form, such as {@code user:bob:rw-}. It includes the
 * entries of the owner, the owning group and others. So every path has an ACL, and that of most is
 * {@linkplain #isMinimal minimal}.
 */
public final class Acl {
  private static final String DEFAULT = "default:";
  private static final Pattern ENTRY =
      Pattern.compile("(default:)?(user|group|mask|other):[^:,]*:[r-][w-][x-]");

  private final List<String> entries;

  private Acl(List<String> entries) {
    this.entries = entries;
  }

  /** The ACL of a path that has only permission bits. */
  public static Acl ofPermission(int permission) {
    return of(permission, Collections.emptyList());
  }

  /**
   * The ACL in the form in which HDFS returns it.
   *
   * @param permission the permission bits. With access entries the group's bits are the mask.
   * @param entries all entries but those for the owner, the mask and others: these are the
   *     permission bits
   * @throws IllegalArgumentException for an entry that is none, or a missing {@code group::}
   */
  public static Acl of(int permission, Collection<String> entries) {
    List<String> all = new ArrayList<>(entries);
    refuseInvalid(all);
    String group = text(permission >> 3);
    if (all.stream().allMatch(entry -> entry.startsWith(DEFAULT))) {
      all.add("group::" + group);
    } else {
      all.add("mask::" + group);
    }
    all.add("user::" + text(permission >> 6));
    all.add("other::" + text(permission));
    return complete(all);
  }

  /**
   * Parses the text that {@link #toString} returns.
   *
   * @throws IllegalArgumentException for an entry that is none, or a missing one
   */
  public static Acl parse(String text) {
    List<String> all = Arrays.asList(text.split(",", -1));
    refuseInvalid(all);
    return complete(all);
  }

  private static void refuseInvalid(List<String> entries) {
    for (String entry : entries) {
      if (!ENTRY.matcher(entry).matches()) {
        throw new IllegalArgumentException("an ACL entry without permissions: " + entry);
      }
    }
  }

  /** An ACL of these entries, in an order of their own. */
  private static Acl complete(List<String> entries) {
    List<String> ordered = new ArrayList<>(entries);
    ordered.sort(
        Comparator.comparing((String entry) -> entry.startsWith(DEFAULT))
            .thenComparing(Comparator.naturalOrder()));
    Acl acl = new Acl(ordered);
    acl.bits("user::");
    acl.bits("group::");
    acl.bits("other::");
    return acl;
  }

  /** Whether it says no more than permission bits do. */
  public boolean isMinimal() {
    return find("mask::") == null && !hasDefaults();
  }

  /** Whether new files and directories get an ACL from this one, which is a directory's. */
  public boolean hasDefaults() {
    return entries.get(entries.size() - 1).startsWith(DEFAULT);
  }

  /** The permission bits that a status shows. The group's bits are the mask where there is one. */
  public int permission() {
    @Nullable String mask = find("mask::");
    int group = mask == null ? bits("group::") : bits("mask::");
    return (bits("user::") << 6) | (group << 3) | bits("other::");
  }

  /**
   * The permission bits that remain without the ACL. The group's are what its own entry and the
   * mask both grant.
   */
  public int permissionWithoutAcl() {
    int group = permission() & (bits("group::") << 3);
    return (permission() & ~070) | group;
  }

  private int bits(String prefix) {
    @Nullable String entry = find(prefix);
    if (entry == null) {
      throw new IllegalArgumentException("an ACL without an entry " + prefix + ": " + this);
    }
    int bits = 0;
    for (char right : entry.substring(prefix.length()).toCharArray()) {
      bits = 2 * bits + (right == '-' ? 0 : 1);
    }
    return bits;
  }

  private @Nullable String find(String prefix) {
    for (String entry : entries) {
      if (entry.startsWith(prefix)) {
        return entry;
      }
    }
    return null;
  }

  private static String text(int bits) {
    return ((bits & 4) == 0 ? "-" : "r")
        + ((bits & 2) == 0 ? "-" : "w")
        + ((bits & 1) == 0 ? "-" : "x");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Acl && ((Acl) other).entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** All entries, separated by commas. */
  @Override
  public String toString() {
    return String.join(",", entries);
  }
}
