package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyOptionTest {
  @ParameterizedTest
  @EnumSource
  void namesTheDefaultOfTheEngine(CopyOption option) throws Exception {
    CopyOptions options = set(option, option.defaultValue());

    assertThat(values(options)).isEqualTo(values(CopyOptions.defaults()));
  }

  /** An option of the engine that no option of a user sets would be out of reach. */
  @Test
  void setsEveryOptionOfTheEngine() throws Exception {
    List<String> changed = new ArrayList<>();
    for (CopyOption option : CopyOption.values()) {
      Map<String, Object> values = values(set(option, anotherValue(option)));
      Map<String, Object> defaults = values(CopyOptions.defaults());
      List<String> names =
          values.keySet().stream()
              .filter(name -> !Objects.equals(values.get(name), defaults.get(name)))
              .toList();
      assertThat(names).as(option.flag()).hasSize(1);
      changed.addAll(names);
    }
    assertThat(changed)
        .containsExactlyInAnyOrderElementsOf(values(CopyOptions.defaults()).keySet());
  }

  @ParameterizedTest
  @EnumSource
  void explainsItselfInPlainAscii(CopyOption option) {
    assertThat(option.meaning()).isASCII().matches("[A-Z].*\\.").doesNotContain("<", "--");
  }

  private static CopyOptions set(CopyOption option, String value) throws OptionProblem {
    CopyOptions.Builder options = CopyOptions.builder();
    option.set(value, options);
    return options.build();
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
        .orElse("other*");
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
