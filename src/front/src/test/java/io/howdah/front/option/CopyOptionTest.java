package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import io.howdah.Deletion.Extra;
import io.howdah.ExistingFiles;
import io.howdah.Mode;
import io.howdah.OptionConflict;
import io.howdah.SnapshotOptions.Reading;
import io.howdah.UpdatePolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyOptionTest {
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "TIME", "7d",
          "DB.TABLE", "sales.orders",
          "RULES", "- *.tmp",
          "N|P%", "7%",
          "RATE", "9M",
          "N", "9",
          "P%", "7%",
          "EXPRESSION", "n = 1");

  @ParameterizedTest
  @EnumSource
  void namesTheDefaultOfTheEngine(CopyOption option) throws Exception {
    if (option.defaultValue().isEmpty() && !option.mayBeEmpty()) {
      return; // there is no value that means the default
    }
    CopyOptions options = set(option, option.defaultValue());

    assertThat(values(options)).isEqualTo(values(without(option).build()));
  }

  /** An option of the engine that no option of a user sets would be out of reach. */
  @Test
  void setsEveryOptionOfTheEngine() throws Exception {
    List<String> changed = new ArrayList<>();
    for (CopyOption option : CopyOption.values()) {
      Map<String, Object> values = values(set(option, anotherValue(option)));
      Map<String, Object> defaults = values(without(option).build());
      List<String> names =
          values.keySet().stream()
              .filter(name -> !Objects.equals(values.get(name), defaults.get(name)))
              .toList();
      assertThat(names).as(option.flag()).hasSize(1);
      changed.addAll(names);
    }
    assertThat(changed).containsAll(values(CopyOptions.defaults()).keySet());
  }

  @ParameterizedTest
  @EnumSource
  void explainsItselfInPlainAscii(CopyOption option) {
    assertThat(option.meaning()).isASCII().matches("[A-Z].*\\.").doesNotContain("<", "--");
  }

  private static CopyOptions set(CopyOption option, String value) throws OptionProblem {
    CopyOptions.Builder options = without(option);
    option.set(value, options);
    if (options.conflict().equals(Optional.of(OptionConflict.UPDATE_TIMES))) {
      options.updatePolicy(UpdatePolicy.SIZE); // alone, mtime is refused
    }
    return options.build();
  }

  /** The defaults, except for another option without which this one is refused. */
  private static CopyOptions.Builder without(CopyOption option) {
    CopyOptions.Builder options = CopyOptions.builder();
    if (option == CopyOption.UPDATE
        || option == CopyOption.RECHECK
        || option == CopyOption.LEDGER_DIR) {
      options.existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL);
    } else if (option == CopyOption.DIFF) {
      options
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(what -> what.extra(Extra.DELETE));
    } else if (option == CopyOption.KEEP_SNAPSHOTS) {
      options
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .delete(what -> what.extra(Extra.DELETE))
          .snapshots(use -> use.reading(Reading.NEW));
    } else if (option == CopyOption.DELETE_EXCLUDED) {
      options.delete(what -> what.extra(Extra.DELETE));
    } else if (option == CopyOption.CREATE_TABLE) {
      options.hiveTable("mirror.orders").sourceTable("sales.orders");
    } else if (option == CopyOption.PLAN) {
      options.mode(Mode.DRY_RUN);
    }
    return options;
  }

  private static String anotherValue(CopyOption option) {
    SizeRange range = option.range();
    if (range != null) {
      return Stream.of(range.least(), range.least() + 1)
          .map(String::valueOf)
          .filter(each -> !each.equals(option.defaultValue()))
          .findFirst()
          .orElseThrow();
    }
    return option.words().stream()
        .filter(each -> !each.equals(option.defaultValue()))
        .findFirst()
        .orElse(EXAMPLES.getOrDefault(String.valueOf(option.placeholder()), "other"));
  }

  private static Map<String, Object> values(CopyOptions options) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Method method : CopyOptions.class.getMethods()) {
      if (method.getDeclaringClass() == CopyOptions.class
          && method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())) {
        values.put(method.getName(), method.invoke(options));
      }
    }
    return values;
  }
}
