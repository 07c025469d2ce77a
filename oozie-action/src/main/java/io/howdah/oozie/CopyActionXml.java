package io.howdah.oozie;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.UrlPath;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.InvalidOptionException;
import io.howdah.front.option.OptionValues;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.Purpose;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.oozie.util.XmlUtils;
import org.jdom.Element;
import org.jdom.JDOMException;

/**
 * Parses the element {@code webhdfs-copy}. The schema was checked when the workflow was submitted.
 * Expressions may have changed the values since then, so they are checked here.
 */
final class CopyActionXml {
  /** Each file in flight needs a buffer of this size in the server's memory. */
  private static final int LARGEST_PART = 1 << 20;

  /** The default for workflows: a second run of a workflow finds the files of the first run. */
  private static final String EXISTING_BY_DEFAULT = "update";

  /**
   * HDFS has no longer paths, but expressions can create texts of any length. The schema has the
   * same limit.
   */
  private static final int LONGEST_TEXT = 8_000;

  private static final Set<String> TEXTS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "source",
                  "destination",
                  "include-pattern",
                  "partitions",
                  "filter",
                  "files",
                  "backup-dir",
                  "from-snapshot",
                  "ledger-dir",
                  "report",
                  "plan",
                  "only-planned",
                  "partition-script",
                  "hive-table",
                  "source-table",
                  "done-flags")));

  /** Numbers, switches and choices are much shorter. The schema does not limit their length. */
  private static final int LONGEST_WORD = 1_000;

  private final Element action;

  private CopyActionXml(Element action) {
    this.action = action;
  }

  /**
   * Parses the element.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} with the name of the invalid element
   */
  static CopyOrder read(String xml) throws CopyException {
    try {
      return new CopyActionXml(XmlUtils.parseXml(xml)).order();
    } catch (JDOMException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The action is not well-formed XML: " + plain(e) + ".", e);
    }
  }

  /** The parser quotes element names in brackets and quotation marks, which are unsafe in XML. */
  private static String plain(JDOMException failure) {
    String sentence = String.valueOf(failure.getMessage()).replaceAll("[<>&]", "");
    return sentence.replace('"', '\'').replaceFirst("\\.$", "");
  }

  private CopyOrder order() throws CopyException {
    requirePlainElements();
    Purpose purpose = CheckElement.purpose(action);
    CopyOptions options = purpose.isCheck() ? optionsOfCheck() : options(values());
    return CopyOrder.of(place("source"), place("destination"), options).with(purpose);
  }

  /** The value of an expression may contain elements that the schema did not check. */
  private void requirePlainElements() throws CopyException {
    Set<String> seen = new HashSet<>();
    for (Object child : action.getChildren()) {
      Element element = (Element) child;
      String name = element.getName();
      if (!seen.add(name)) {
        throw invalid(name, "is there twice");
      }
      if (!element.getChildren().isEmpty()) {
        throw invalid(name, "may hold a value, and no elements");
      }
      if (element.getText().length() > longest(name)) {
        throw tooLong(name, element.getText());
      }
    }
  }

  private static int longest(String element) {
    return TEXTS.contains(element) ? LONGEST_TEXT : LONGEST_WORD;
  }

  private static CopyException tooLong(String element, String text) {
    return invalid(
        element, "may have " + longest(element) + " characters at most, not " + text.length());
  }

  private ClusterPath place(String name) throws CopyException {
    Element element = action.getChild(name, action.getNamespace());
    if (element == null) {
      throw invalid(name, "is missing");
    }
    String cluster = element.getAttributeValue("cluster", "").trim();
    String path = element.getTextTrim();
    if (cluster.isEmpty()) {
      throw invalid(name, "needs the attribute cluster, which names a cluster's alias");
    }
    if (cluster.equals(ClusterPath.LOCAL)) {
      throw invalid(name, "names the cluster 'local': a workflow cannot reach the server's files");
    }
    if (cluster.length() > LONGEST_TEXT) {
      throw invalid(name, "may name no cluster of more than " + LONGEST_TEXT + " characters");
    }
    if (path.isEmpty()) {
      throw invalid(name, "needs a path");
    }
    Optional<String> inUrl = UrlPath.in(path);
    if (inUrl.isPresent()) {
      throw invalid(
          name,
          "needs a path, not a url: write '"
              + inUrl.get()
              + "', since its attribute cluster says where that is");
    }
    return ClusterPath.of(cluster, path);
  }

  private CopyOptions optionsOfCheck() throws CopyException {
    CheckElement.refuseOptionsOfCopies(action);
    CopyOptions options = options(values().forCheck());
    CheckElement.refuseUnproven(options);
    return options;
  }

  private static CopyOptions options(OptionValues values) throws CopyException {
    try {
      return values.options();
    } catch (InvalidOptionException e) {
      throw new CopyException(ErrorCode.INVALID_ARGUMENT, String.valueOf(e.getMessage()), e);
    }
  }

  private OptionValues values() {
    OptionValues values = new OptionValues(option -> "the element " + option.optionName());
    values.put(CopyOption.EXISTING, EXISTING_BY_DEFAULT).limit(CopyOption.PART_SIZE, LARGEST_PART);
    for (CopyOption each : CopyOption.values()) {
      Element element = action.getChild(each.optionName(), action.getNamespace());
      if (element != null) {
        values.put(each, element.getTextTrim());
      }
    }
    return values;
  }

  private static CopyException invalid(String element, String problem) {
    // No brackets: Oozie copies the sentence into the XML of other actions.
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "The element " + element + " " + problem + ".");
  }
}
