package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.UpdatePolicy;
import io.howdah.front.option.CheckOptions;
import io.howdah.front.option.CopyOption;
import io.howdah.oozie.run.Purpose;
import org.jdom.Element;
import org.jspecify.annotations.Nullable;

/** The element {@code check}, which makes the action compare both sides instead of copying. */
final class CheckElement {
  static final String NAME = "check";

  private CheckElement() {}

  /** The purpose of an action. An empty element means {@code fail}. */
  static Purpose purpose(Element action) throws CopyException {
    @Nullable Element element = action.getChild(NAME, action.getNamespace());
    String word = element == null ? "off" : element.getTextTrim();
    switch (word) {
      case "off":
        return Purpose.COPY;
      case "":
      case "fail":
        return Purpose.CHECK;
      case "report":
        return Purpose.REPORT;
      default:
        throw invalid("The element check must be fail, report or off, not '" + word + "'.");
    }
  }

  /** Refuses options that change something, or say how a copy is done. */
  static void refuseOptionsOfCopies(Element action) throws CopyException {
    for (CopyOption each : CopyOption.values()) {
      if (!CheckOptions.has(each)
          && action.getChild(each.optionName(), action.getNamespace()) != null) {
        throw invalid(
            "The element " + each.optionName() + " is for copies, and a check changes nothing.");
      }
    }
  }

  /** Refuses policies by which nothing would be compared. */
  static void refuseUnproven(CopyOptions options) throws CopyException {
    if (options.updatePolicy() == UpdatePolicy.NEVER) {
      throw invalid("The element update must not be never: that compares nothing.");
    }
    if (!options.verification().provesBytes()) {
      throw invalid(
          "The element verify must be full or readback: a check proves bytes, unless the element"
              + " update is size or mtime.");
    }
  }

  private static CopyException invalid(String sentence) {
    return new CopyException(ErrorCode.INVALID_ARGUMENT, sentence);
  }
}
