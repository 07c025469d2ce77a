package io.howdah.oozie;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyOptions.ExistingFiles;
import io.howdah.CopyOptions.Layout;
import io.howdah.CopyOptions.Mode;
import io.howdah.CopyOptions.Unverifiable;
import io.howdah.CopyOptions.Verification;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.UrlPath;
import io.howdah.oozie.run.CopyOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.oozie.util.XmlUtils;
import org.jdom.Element;
import org.jdom.JDOMException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the element {@code webhdfs-copy}. The schema has refused what was wrong when the workflow
 * was submitted; what expressions have made of it since is checked here.
 */
final class CopyActionXml {
  /** Each file in flight takes as much of the server's memory. */
  private static final int LARGEST_PART = 1 << 20;

  private static final int MOST_ATTEMPTS = 100;

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
    CopyOptions.Builder options =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
            .layout(isOn("files-only") ? Layout.FLAT : Layout.TREE)
            .mode(isOn("dry-run") ? Mode.DRY_RUN : Mode.COPY);
    existing(options);
    verify(options);
    preserve(options);
    String flags = text("done-flags");
    if (flags != null) {
      options.doneFlags(doneFlags(flags));
    }
    String pattern = text("include-pattern");
    if (pattern != null) {
      requireNames("include-pattern", pattern);
      options.includePattern(pattern);
    }
    numbers(options);
    return options.build();
  }

  private static Set<String> doneFlags(String flags) throws CopyException {
    requireNames("done-flags", flags);
    Set<String> names = words(flags);
    if (names.contains(".") || names.contains("..")) {
      throw invalid("done-flags", "is about names of files, which are neither '.' nor '..'");
    }
    return names;
  }

  private static void requireNames(String element, String value) throws CopyException {
    if (value.contains("/")) {
      throw invalid(element, "is about names, which hold no '/', and not about paths");
    }
  }

  private void existing(CopyOptions.Builder options) throws CopyException {
    String value = text("existing");
    if (value == null) {
      return;
    }
    switch (value) {
      case "update":
        options.existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);
        break;
      case "replace":
        options.existingFiles(ExistingFiles.REPLACE_ALWAYS);
        break;
      case "fail":
        options.existingFiles(ExistingFiles.FAIL);
        break;
      default:
        throw invalid("existing", "must be update, replace or fail, not '" + value + "'");
    }
  }

  private void verify(CopyOptions.Builder options) throws CopyException {
    Verification verification = verification();
    options.verification(verification);
    if (isOn("require-verified")) {
      if (!verification.provesBytes()) {
        throw invalid("require-verified", "needs the element verify to be full or readback");
      }
      options.unverifiable(Unverifiable.FAIL);
    }
  }

  private Verification verification() throws CopyException {
    String value = text("verify");
    switch (value == null ? "full" : value) {
      case "full":
        return Verification.FULL;
      case "readback":
        return Verification.READBACK;
      case "length":
        return Verification.LENGTH;
      case "none":
        return Verification.NONE;
      default:
        throw invalid("verify", "must be full, readback, length or none, not '" + value + "'");
    }
  }

  private void preserve(CopyOptions.Builder options) throws CopyException {
    String value = text("preserve");
    if (value == null) {
      return;
    }
    Set<FileAttribute> attributes = EnumSet.noneOf(FileAttribute.class);
    for (String word : words(value)) {
      try {
        attributes.add(FileAttribute.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException e) {
        throw invalid(
            "preserve",
            "may list owner, group, permission, times, replication and block-size, not '"
                + word
                + "'");
      }
    }
    options.preserve(attributes);
  }

  private void numbers(CopyOptions.Builder options) throws CopyException {
    Long threads = size("threads", CopyOptions.MOST_THREADS);
    Long partSize = size("part-size", LARGEST_PART);
    Long bufferSize = size("buffer-size");
    Long chunkSize = size("chunk-size");
    Long minimumSize = size("min-size");
    Long attempts = size("attempts", MOST_ATTEMPTS);
    try {
      if (threads != null) {
        options.threads(Math.toIntExact(threads));
      }
      if (partSize != null) {
        options.partSize(partSize);
      }
      if (bufferSize != null) {
        options.bufferSize(bufferSize);
      }
      if (chunkSize != null) {
        options.chunkSize(chunkSize);
      }
      if (minimumSize != null) {
        options.minimumSize(minimumSize);
      }
      if (attempts != null) {
        options.attempts(Math.toIntExact(attempts));
      }
    } catch (IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The element " + action.getName() + " has a wrong value: " + e.getMessage(),
          e);
    }
  }

  private boolean isOn(String name) throws CopyException {
    String value = text(name);
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw invalid(name, "must be true or false, not '" + value + "'");
  }

  private @Nullable Long size(String name, long most) throws CopyException {
    Long size = size(name);
    if (size != null && size > most) {
      throw invalid(name, "must be at most " + most + ", not " + size);
    }
    return size;
  }

  private @Nullable Long size(String name) throws CopyException {
    String value = text(name);
    return value == null
        ? null
        : ByteSize.parse(value)
            .orElseThrow(
                () ->
                    invalid(
                        name,
                        "must be a whole number such as 65536, or one with k, m, g or t, not '"
                            + value
                            + "'"));
  }

  private @Nullable String text(String name) {
    Element element = action.getChild(name, action.getNamespace());
    return element == null ? null : element.getTextTrim();
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.trim().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static CopyException invalid(String element, String problem) {
    // No brackets: Oozie shows the sentence in the XML of other actions.
    return new CopyException(
        ErrorCode.INVALID_ARGUMENT, "The element " + element + " " + problem + ".");
  }
}
