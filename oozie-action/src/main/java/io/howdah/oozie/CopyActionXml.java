package io.howdah.oozie;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.UrlPath;
import io.howdah.front.option.ByteSize;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.InvalidOptionException;
import io.howdah.front.option.OptionValues;
import io.howdah.oozie.run.CopyOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.oozie.util.XmlUtils;
import org.jdom.Element;
import org.jdom.JDOMException;

/**
 * Reads the element {@code webhdfs-copy}. The schema has refused what was wrong when the workflow
 * was submitted; what expressions have made of it since is checked here.
 */
final class CopyActionXml {
  /** Each file in flight takes as much of the server's memory. */
  private static final int LARGEST_PART = 1 << 20;

  /** A workflow is run again, and its second run finds what the first one has copied. */
  private static final String EXISTING_BY_DEFAULT = "update";

  /** HDFS has no longer paths, and expressions can make texts of any length. See the schema. */
  private static final int LONGEST_TEXT = 8_000;

  private static final Set<String> TEXTS =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("source", "destination", "include-pattern", "done-flags")));

  /** Numbers, switches and choices have far fewer; the schema leaves longer ones to us. */
  private static final int LONGEST_WORD = 1_000;

  private final Element action;

  private CopyActionXml(Element action) {
    this.action = action;
  }

  /**
   * The order that the element states.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT} naming the element
   */
  static CopyOrder read(String xml) throws CopyException {
    try {
      return new CopyActionXml(XmlUtils.parseXml(xml)).order();
    } catch (JDOMException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT, "The action is not well-formed XML: " + plain(e) + ".", e);
    }
  }

  /** The parser names elements in brackets and quotation marks. */
  private static String plain(JDOMException failure) {
    String sentence = String.valueOf(failure.getMessage()).replaceAll("[<>&]", "");
    return sentence.replace('"', '\'').replaceFirst("\\.$", "");
  }

  private CopyOrder order() throws CopyException {
    requirePlainElements();
    return CopyOrder.of(place("source"), place("destination"), options());
  }

  /** A value that an expression puts in may hold elements, which the schema has not seen. */
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

  private CopyOptions options() throws CopyException {
    OptionValues values = new OptionValues(option -> "the element " + option.optionName());
    values.put(CopyOption.EXISTING, EXISTING_BY_DEFAULT);
    for (CopyOption each : CopyOption.values()) {
      Element element = action.getChild(each.optionName(), action.getNamespace());
      if (element != null) {
        values.put(each, element.getTextTrim());
      }
    }
    CopyOptions options;
    try {
      options = values.options();
    } catch (InvalidOptionException e) {
      throw new CopyException(ErrorCode.INVALID_ARGUMENT, String.valueOf(e.getMessage()), e);
    }
    if (options.partSize() > LARGEST_PART) {
      throw invalid(
          CopyOption.PART_SIZE.optionName(),
          "must be at most " + ByteSize.text(LARGEST_PART) + " in an Oozie server");
    }
    return options;
  }

  private static CopyException invalid(String element, String problem) {
    // No brackets: Oozie shows the sentence in the XML of other actions.
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "The element " + element + " " + problem + ".");
  }
}
