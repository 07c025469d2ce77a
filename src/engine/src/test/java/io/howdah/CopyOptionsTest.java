package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyOptionsTest {
  private final CopyOptions.Builder builder = CopyOptions.builder();

  @Test
  void hasSafeDefaults() {
    CopyOptions options = CopyOptions.defaults();

    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.FAIL);
    assertThat(options.verification()).isEqualTo(Verification.FULL);
    assertThat(options.layout()).isEqualTo(Layout.TREE);
    assertThat(options.mode()).isEqualTo(Mode.COPY);
    assertThat(options.preserve()).isEmpty();
    assertThat(options.doneFlags()).containsExactly("_SUCCESS");
    assertThat(options.selection().includePattern()).isEqualTo("*");
    assertThat(options.threads()).isEqualTo(CopyOptions.AUTOMATIC);
    assertThat(options.attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/"})
  void refusesDoneFlagsThatAreNoNamesOfFiles(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.doneFlags(Set.of("_SUCCESS", name)))
        .withMessage("A done flag must be the name of a file without '/', not '" + name + "'.");
  }

  @Test
  void keepsWhatItIsGiven() {
    CopyOptions options =
        builder
            .existingFiles(ExistingFiles.REPLACE_ALWAYS)
            .verification(Verification.LENGTH)
            .layout(Layout.FLAT)
            .mode(Mode.DRY_RUN)
            .preserve(EnumSet.of(FileAttribute.TIMES))
            .doneFlags(Set.of("_DONE"))
            .select(only -> only.includePattern("*.csv").minimumSize(10))
            .threads(1000)
            .partSize(512)
            .bufferSize(4096)
            .chunkSize(1)
            .attempts(1)
            .build();

    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.REPLACE_ALWAYS);
    assertThat(options.verification()).isEqualTo(Verification.LENGTH);
    assertThat(options.layout()).isEqualTo(Layout.FLAT);
    assertThat(options.mode()).isEqualTo(Mode.DRY_RUN);
    assertThat(options.preserve()).containsExactly(FileAttribute.TIMES);
    assertThat(options.doneFlags()).containsExactly("_DONE");
    assertThat(options.selection().includePattern()).isEqualTo("*.csv");
    assertThat(options.selection().minimumSize()).isEqualTo(10);
    assertThat(options.threads()).isEqualTo(1000);
    assertThat(options.partSize()).isEqualTo(512);
    assertThat(options.bufferSize()).isEqualTo(4096);
    assertThat(options.chunkSize()).isEqualTo(1);
    assertThat(options.attempts()).isEqualTo(1);
  }

  @Test
  void doesNotChangeWithTheSetsItWasMadeFrom() {
    Set<FileAttribute> preserve = EnumSet.of(FileAttribute.OWNER);
    Set<String> doneFlags = new LinkedHashSet<>(Set.of("_DONE"));
    CopyOptions options = builder.preserve(preserve).doneFlags(doneFlags).build();

    preserve.add(FileAttribute.GROUP);
    doneFlags.add("_OTHER");

    assertThat(options.preserve()).containsExactly(FileAttribute.OWNER);
    assertThat(options.doneFlags()).containsExactly("_DONE");
    assertThatThrownBy(() -> options.doneFlags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void doesNotChangeWithItsBuilder() {
    CopyOptions options = builder.preserve(EnumSet.of(FileAttribute.OWNER)).build();

    builder.preserve(EnumSet.of(FileAttribute.GROUP)).attempts(9);

    assertThat(options.preserve()).containsExactly(FileAttribute.OWNER);
    assertThat(options.attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1001})
  void refusesThreads(int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.threads(threads))
        .withMessage("Threads must be 0 to 1000, not " + threads + ".");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -512, 0, 256, 1000, 1 << 27})
  void refusesPartSizes(int partSize) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.partSize(partSize))
        .withMessage("The part size must be a power of 2 from 512 to 67108864, not %d.", partSize);
  }

  @Test
  void refusesOtherNumbersThatAreTooSmall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.select(only -> only.minimumSize(-1)))
        .withMessage("The minimum size must be at least 0, not -1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.bufferSize(-1))
        .withMessage("The buffer size must be 0 to 2147483647, not -1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.chunkSize(-1))
        .withMessage("The chunk size must be at least 0, not -1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.attempts(0))
        .withMessage("Attempts must be 1 to 100, not 0.");
  }
}
