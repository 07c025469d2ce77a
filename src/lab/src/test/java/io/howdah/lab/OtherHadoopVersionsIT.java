package io.howdah.lab;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The versions that {@link HadoopVersionIT} leaves out. */
@Sweep
@ParameterizedClass
@EnumSource(names = {"V3_3_6", "V3_5_0"})
class OtherHadoopVersionsIT extends HadoopVersionContract {
  OtherHadoopVersionsIT(HadoopVersion version) {
    super(version);
  }
}
