package io.howdah.lab;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The oldest version, and the one that most tests use. */
@ParameterizedClass
@EnumSource(names = {"V2_10_2", "V3_4_3"})
class HadoopVersionIT extends HadoopVersionContract {
  HadoopVersionIT(HadoopVersion version) {
    super(version);
  }
}
