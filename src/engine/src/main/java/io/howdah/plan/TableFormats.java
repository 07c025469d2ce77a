package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.ErrorCode;
import io.howdah.Selection;
import io.howdah.TableFormat;
import io.howdah.TransactionalTables;
import io.howdah.event.TableFormatFound;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes tables whose files mean something only together, by the names that their writers give.
 * Refuses transactional Hive tables, unless their bytes are wanted. Threads may share it.
 */
final class TableFormats {
  /**
   * Directories of Hive's {@code AcidUtils}: write ids have seven digits at least. A name without a
   * leading zero needs a statement or visibility id, since {@code base_20261101} may be anything.
   */
  private static final Pattern TRANSACTIONAL =
      Pattern.compile(
          "(delete_)?delta_(0\\d{6}_\\d{7,}(_\\d{4})?|\\d{7,}_\\d{7,}(_\\d{4}(_v\\d{7,})?|_v\\d{7,}))"
              + "|base_(0\\d{6}|\\d{7,}_v\\d{7,})");

  private static final String ICEBERG_METADATA = ".metadata.json";

  private final TransactionalTables transactional;
  private final CopyListener listener;
  private final Set<TableFormat> found = EnumSet.noneOf(TableFormat.class);

  TableFormats(Selection selection, CopyListener listener) {
    this.transactional = selection.transactionalTables();
    this.listener = listener;
  }

  /**
   * Looks at an entry of the source.
   *
   * @throws CopyException {@link ErrorCode#TRANSACTIONAL_TABLE}
   */
  void check(FileStatus source) throws CopyException {
    @Nullable TableFormat format = of(source);
    if (format == null) {
      return;
    }
    if (format == TableFormat.TRANSACTIONAL && transactional == TransactionalTables.REFUSE) {
      throw new CopyException(
          ErrorCode.TRANSACTIONAL_TABLE,
          "'" + source.path() + "' was not copied: it " + format.consequence() + ".");
    }
    if (isFirst(format)) {
      listener.on(TableFormatFound.of(format, source.path().toString()));
    }
  }

  private synchronized boolean isFirst(TableFormat format) {
    return found.add(format);
  }

  private static @Nullable TableFormat of(FileStatus source) {
    String name = source.name();
    if (source.isFile()) {
      return isIceberg(name, source.path().parent()) ? TableFormat.ICEBERG : null;
    }
    if (!source.isDirectory()) {
      return null;
    }
    if (name.equals(".hoodie")) {
      return TableFormat.HUDI;
    }
    if (name.equals("_delta_log")) {
      return TableFormat.DELTA_LAKE;
    }
    return TRANSACTIONAL.matcher(name).matches() ? TableFormat.TRANSACTIONAL : null;
  }

  private static boolean isIceberg(String name, @Nullable FilePath parent) {
    return name.endsWith(ICEBERG_METADATA) && parent != null && parent.name().equals("metadata");
  }
}
