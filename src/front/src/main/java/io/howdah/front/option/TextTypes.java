package io.howdah.front.option;

import io.howdah.CopyOptions;
import io.howdah.SelectionRule;
import io.howdah.UrlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Types of options whose values are texts. */
final class TextTypes {
  private TextTypes() {}

  static final class NamePattern extends OptionType {
    private final BiConsumer<CopyOptions.Builder, String> setter;

    NamePattern(BiConsumer<CopyOptions.Builder, String> setter) {
      super("PATTERN");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (value.contains("/")) {
        throw new OptionProblem(
            "must be a pattern for names, which have no '/', not '" + value + "'");
      }
      setter.accept(options, value);
    }
  }

  static final class PartitionExpression extends OptionType {
    private final BiConsumer<CopyOptions.Builder, String> setter;

    PartitionExpression(BiConsumer<CopyOptions.Builder, String> setter) {
      super("EXPRESSION");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) {
      setter.accept(options, value);
    }
  }

  static final class TableName extends OptionType {
    /** Hive's names of tables may have any character in backquotes, but for these. */
    private static final Pattern FORM = Pattern.compile("\\w+\\.[^\\s.`'\"]+");

    private final BiConsumer<CopyOptions.Builder, String> setter;

    TableName(BiConsumer<CopyOptions.Builder, String> setter) {
      super("DB.TABLE");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (!FORM.matcher(value).matches()) {
        throw new OptionProblem(
            "must be a table with its database, such as sales.orders, not '" + value + "'");
      }
      setter.accept(options, value);
    }
  }

  static final class FileNames extends OptionType {
    private final BiConsumer<CopyOptions.Builder, Set<String>> setter;

    FileNames(BiConsumer<CopyOptions.Builder, Set<String>> setter) {
      super("NAMES");
      this.setter = setter;
    }

    @Override
    boolean mayBeEmpty() {
      return true;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Set<String> names = OptionType.split(value);
      for (String name : names) {
        if (name.contains("/") || name.equals(".") || name.equals("..")) {
          throw new OptionProblem("must list names of files without '/', not '" + name + "'");
        }
      }
      setter.accept(options, names);
    }
  }

  static final class Rules extends OptionType {
    private final BiConsumer<CopyOptions.Builder, SelectionRule> setter;

    Rules(BiConsumer<CopyOptions.Builder, SelectionRule> setter) {
      super("RULES");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      for (SelectionRule rule : FilterRules.parse(value, "")) {
        setter.accept(options, rule);
      }
    }
  }

  static final class Lines extends OptionType {
    private final BiConsumer<CopyOptions.Builder, List<String>> setter;

    Lines(BiConsumer<CopyOptions.Builder, List<String>> setter) {
      super("PATHS");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      List<String> lines = new ArrayList<>();
      for (String line : value.split("\\r?\\n", -1)) {
        String text = line.trim();
        if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';') {
          lines.add(text);
        }
      }
      try {
        setter.accept(options, lines);
      } catch (IllegalArgumentException e) {
        throw new OptionProblem("must list paths below the source: " + e.getMessage());
      }
    }
  }

  static final class PathText extends OptionType {
    private final BiConsumer<CopyOptions.Builder, String> setter;

    PathText(BiConsumer<CopyOptions.Builder, String> setter) {
      super("PATH");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      Optional<String> inUrl = UrlPath.in(value);
      if (inUrl.isPresent()) {
        throw new OptionProblem(
            "must be a path, such as '" + inUrl.get() + "', not the URL '" + value + "'");
      }
      setter.accept(options, value);
    }
  }

  static final class NameText extends OptionType {
    private final BiConsumer<CopyOptions.Builder, String> setter;

    NameText(BiConsumer<CopyOptions.Builder, String> setter) {
      super("NAME");
      this.setter = setter;
    }

    @Override
    void set(String value, CopyOptions.Builder options) throws OptionProblem {
      if (value.contains("/") || value.equals(".") || value.equals("..")) {
        throw new OptionProblem("must be a name without '/', not '" + value + "'");
      }
      setter.accept(options, value);
    }
  }
}
