package io.howdah.commit;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.plan.DirectoryRecord;
import io.howdah.plan.FileRecord;
import java.util.Collections;
import java.util.List;

/** Sets the attributes of a directory, after the last change in it. */
final class AttributeStep implements ClosingStep {
  private final CopyOptions options;
  private final Attributes attributes;

  AttributeStep(CopyOptions options, Attributes attributes) {
    this.options = options;
    this.attributes = attributes;
  }

  @Override
  public List<FileRecord> close(OpenDirectory directory, Committed committed) {
    if (isNeeded()) {
      DirectoryRecord record = directory.record();
      try {
        switch (options.mode()) {
          case COPY:
            attributes.applyToDirectory(record);
            break;
          case DRY_RUN:
            attributes.planForDirectory(record, directory.isTouched());
            break;
        }
      } catch (CopyException e) {
        directory.fail(
            e.during("Setting the attributes of the directory '" + record.target() + "' failed"),
            committed);
      }
    }
    return Collections.emptyList();
  }

  private boolean isNeeded() {
    boolean hasAny =
        attributes.areOfDirectories()
            || (options.mode() == Mode.DRY_RUN && !options.preserve().isEmpty());
    return hasAny && options.layout() == Layout.TREE;
  }
}
