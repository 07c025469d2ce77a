package io.howdah.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Servers with the same files, and the mounts of these files in the tree of the cluster. */
public final class Nameservice {
  private static final Pattern SLASHES = Pattern.compile("/+");

  private final List<ServerUrl> urls;
  private final Set<String> mounts;

  private Nameservice(Builder builder) {
    urls = Collections.unmodifiableList(new ArrayList<>(builder.urls));
    mounts = Collections.unmodifiableSet(new LinkedHashSet<>(builder.mounts));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The NameNodes of an HA pair, or HttpFS servers, in the order of the attempts. At least one. */
  public List<ServerUrl> urls() {
    return urls;
  }

  /** Absolute paths without a trailing slash, except for {@code /} itself. At least one. */
  public Set<String> mounts() {
    return mounts;
  }

  /**
   * Removes repeated slashes and a trailing slash.
   *
   * @throws IllegalArgumentException where {@code mount} is not absolute or contains {@code .} or
   *     {@code ..}
   */
  static String normalizeMount(String mount) {
    if (!mount.startsWith("/")) {
      throw new IllegalArgumentException("the mount '" + mount + "' must begin with a slash");
    }
    List<String> names = Arrays.asList(SLASHES.split(mount));
    if (names.contains(".") || names.contains("..")) {
      throw new IllegalArgumentException("the mount '" + mount + "' must hold no '.' or '..'");
    }
    return names.size() < 2 ? "/" : String.join("/", names);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Nameservice
        && ((Nameservice) other).urls.equals(urls)
        && ((Nameservice) other).mounts.equals(mounts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(urls, mounts);
  }

  @Override
  public String toString() {
    return urls + " at " + mounts;
  }

  /** Collects the values of a {@link Nameservice}. */
  public static final class Builder {
    private final List<ServerUrl> urls = new ArrayList<>();
    private final Set<String> mounts = new LinkedHashSet<>();

    private Builder() {}

    /** Adds a server. */
    public Builder url(ServerUrl url) {
      urls.add(url);
      return this;
    }

    /**
     * Adds a server.
     *
     * @throws IllegalArgumentException as {@link ServerUrl#of(String)}
     */
    public Builder url(String url) {
      return url(ServerUrl.of(url));
    }

    /**
     * Adds a mount.
     *
     * @throws IllegalArgumentException where it is not absolute, contains {@code .} or {@code ..},
     *     or was added before
     */
    public Builder mount(String mount) {
      if (!mounts.add(normalizeMount(mount))) {
        throw new IllegalArgumentException("the mount '" + mount + "' is named twice");
      }
      return this;
    }

    /**
     * Builds the nameservice.
     *
     * @throws IllegalArgumentException where it has no URL or no mount
     */
    public Nameservice build() {
      if (urls.isEmpty()) {
        throw new IllegalArgumentException("a nameservice needs at least one url");
      }
      if (mounts.isEmpty()) {
        throw new IllegalArgumentException("a nameservice needs at least one mount");
      }
      return new Nameservice(this);
    }
  }
}
