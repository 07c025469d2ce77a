package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.fs.FileStatus;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies extended attributes of the name spaces {@code user} and {@code trusted}. Those of other
 * name spaces belong to HDFS. An attribute that only the target has stays.
 */
final class ExtendedAttributeStep {
  /** The mark of a file that a NameNode moves to other storage. */
  private static final String BEING_MOVED = "user.hdfs.sps";

  private final CopyScope scope;
  private volatile boolean areUnsupportedAtSource;

  ExtendedAttributeStep(CopyScope scope) {
    this.scope = scope;
  }

  void apply(AttributeTarget at, FileStatus source) throws CopyException {
    if (!scope.preservation().keeps(FileAttribute.XATTR) || areUnsupportedAtSource) {
      return;
    }
    SortedMap<String, String> wanted;
    try {
      wanted = portable(scope.source().extendedAttributes(source.path()));
    } catch (CopyException e) {
      if (e.code() == ErrorCode.UNSUPPORTED_OPERATION) {
        areUnsupportedAtSource = true;
      } else {
        scope.preservation().lose(FileAttribute.XATTR, at.target(), e);
      }
      return;
    }
    if (!wanted.isEmpty()) {
      scope.preservation().set(FileAttribute.XATTR, at.target(), () -> set(at, wanted));
    }
  }

  private static SortedMap<String, String> portable(SortedMap<String, String> attributes) {
    SortedMap<String, String> portable = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          if ((name.startsWith("user.") || name.startsWith("trusted."))
              && !name.equals(BEING_MOVED)) {
            portable.put(name, value);
          }
        });
    return portable;
  }

  /**
   * Sets each attribute that differs.
   *
   * @throws CopyException the first refusal, after all attributes were tried
   */
  private void set(AttributeTarget at, SortedMap<String, String> wanted) throws CopyException {
    Map<String, String> current =
        at.isNew() ? Collections.emptyMap() : scope.destination().extendedAttributes(at.path());
    @Nullable CopyException first = null;
    for (Map.Entry<String, String> attribute : wanted.entrySet()) {
      String name = attribute.getKey();
      String value = attribute.getValue();
      if (value.equals(current.get(name))) {
        continue;
      }
      try {
        scope
            .preservation()
            .change(
                FileAttribute.XATTR,
                at.target(),
                () -> scope.destination().setExtendedAttribute(at.path(), name, value));
      } catch (CopyException e) {
        if (!Preservation.isRefusal(e.code())) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
