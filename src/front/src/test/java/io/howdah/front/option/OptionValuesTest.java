package io.howdah.front.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyOptions;
import io.howdah.FileAttribute;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionValuesTest {
  private final OptionValues values =
      new OptionValues(option -> "the option " + option.optionName());

  @Test
  void leavesTheDefaults() throws Exception {
    assertThat(values.options().attempts()).isEqualTo(CopyOptions.defaults().attempts());
  }

  @Test
  void readsListsWithBlanksAndCommas() throws Exception {
    CopyOptions options =
        values
            .put(CopyOption.PRESERVE, "owner, block-size\n times")
            .put(CopyOption.DONE_FLAGS, "_SUCCESS _DONE,_READY")
            .options();

    assertThat(options.preserve())
        .containsExactly(FileAttribute.OWNER, FileAttribute.TIMES, FileAttribute.BLOCK_SIZE);
    assertThat(options.doneFlags()).containsExactly("_SUCCESS", "_DONE", "_READY");
  }

  @ParameterizedTest
  @CsvSource({
    "ug, OWNER GROUP",
    "rbugpct, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE",
    "c, ''",
    "a, PERMISSION ACL",
    "xattr, XATTR",
    "x storage-policy, XATTR STORAGE_POLICY",
    "se, STORAGE_POLICY ERASURE_CODING_POLICY"
  })
  void readsLettersOfDistCp(String letters, String attributes) throws Exception {
    values.put(CopyOption.PRESERVE, letters);

    assertThat(values.options().preserve().stream().map(Enum::name))
        .containsExactly(attributes.isEmpty() ? new String[0] : attributes.split(" ", -1));
  }

  @Test
  void readsEmptyLists() throws Exception {
    CopyOptions options =
        values.put(CopyOption.PRESERVE, "").put(CopyOption.DONE_FLAGS, "").options();

    assertThat(options.preserve()).isEmpty();
    assertThat(options.doneFlags()).isEmpty();
  }

  @Test
  void readsWordsInUpperCase() throws Exception {
    values.put(CopyOption.VERIFY, "FULL").put(CopyOption.PRESERVE, "BLOCK_SIZE");

    assertThat(values.options().preserve()).containsExactly(FileAttribute.BLOCK_SIZE);
  }

  @Test
  void saysHowMuchAFrontEndAllows() {
    values.limit(CopyOption.PART_SIZE, 1 << 20).put(CopyOption.PART_SIZE, "3M");

    assertThatThrownBy(values::options)
        .hasMessage("The option part-size must be a power of 2 from 512 to 1M, not 3M.");
  }

  @Test
  void takesTheLastValue() throws Exception {
    values.put(CopyOption.VERIFY, "none").put(CopyOption.VERIFY, "length");

    assertThat(values.options().verification()).isEqualTo(Verification.LENGTH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "EXISTING | keep | existing must be update, replace or fail, not 'keep'.",
        "VERIFY | md5 | verify must be full, readback, length or none, not 'md5'.",
        "REQUIRE_VERIFIED | yes | require-verified must be true or false, not 'yes'.",
        "PRESERVE | owner acls | preserve may list owner, group, permission, times, replication,"
            + " block-size, acl, xattr, storage-policy and erasure-coding-policy (rbugpcaxtse),"
            + " not 'acls'.",
        "PRESERVE | ugz | preserve may list owner, group, permission, times, replication,"
            + " block-size, acl, xattr, storage-policy and erasure-coding-policy (rbugpcaxtse),"
            + " not 'ugz'.",
        "INCLUDE_PATTERN | a/* | include-pattern must be a pattern for names, which have no '/',"
            + " not 'a/*'.",
        "INCLUDE_PATTERN | \"\" | include-pattern needs a value.",
        "MIN_SIZE | big | min-size must be a number of bytes such as 65536, 64K, 1M or 2G, not"
            + " 'big'.",
        "MIN_SIZE | -1 | min-size must be a number of bytes such as 65536, 64K, 1M or 2G, not"
            + " '-1'.",
        "DONE_FLAGS | a/b | done-flags must list names of files without '/', not 'a/b'.",
        "DONE_FLAGS | _SUCCESS .. | done-flags must list names of files without '/', not '..'.",
        "THREADS | 1001 | threads must be a whole number, 0 to 1000, not '1001'.",
        "THREADS | 99999999999 | threads must be a whole number, 0 to 1000, not '99999999999'.",
        "PART_SIZE | 1000 | part-size must be a power of 2 from 512 to 64M, not 1000.",
        "PART_SIZE | 256 | part-size must be a power of 2 from 512 to 64M, not 256.",
        "PART_SIZE | 128M | part-size must be a power of 2 from 512 to 64M, not 128M.",
        "BUFFER_SIZE | 2G | buffer-size must be 0 to 1G, not 2G.",
        "MIN_AGE | 7 | min-age must be a time such as 90s, 30m, 12h, 7d or 2w, not '7'.",
        "FILTER | *.tmp | filter must have '+ PATTERN' or '- PATTERN' in line 1, not '*.tmp'.",
        "ATTEMPTS | 0 | attempts must be a whole number, 1 to 100, not '0'.",
      })
  void saysWhatIsWrong(CopyOption option, String value, String sentence) {
    values.put(option, value);

    assertThatThrownBy(values::options)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("The option " + sentence);
  }

  @Test
  void requiresOnlyProofsThatTheVerificationCanGive() {
    values.put(CopyOption.VERIFY, "length").put(CopyOption.REQUIRE_VERIFIED, "true");

    assertThatThrownBy(values::options)
        .hasMessage("The option require-verified needs the option verify to be full or readback.");
  }

  @Test
  void comparesOnlyTimesThatArePreserved() throws Exception {
    values.put(CopyOption.UPDATE, "mtime");
    assertThatThrownBy(values::options)
        .hasMessage("The option update needs the option preserve to have times where it is mtime.");

    values.put(CopyOption.PRESERVE, "times");
    assertThatThrownBy(values::options)
        .hasMessage("The option update needs the option existing to be update.");

    values.put(CopyOption.EXISTING, "update");
    assertThat(values.options().updatePolicy()).isEqualTo(UpdatePolicy.MTIME);
  }

  @Test
  void deletesWhatIsExcludedOnlyBesideWhatIsExtra() throws Exception {
    values.put(CopyOption.DELETE_EXCLUDED, "true").put(CopyOption.DELETE, "false");
    assertThatThrownBy(values::options)
        .hasMessage("The option delete-excluded needs the option delete.");

    values.put(CopyOption.DELETE, "true").put(CopyOption.DELETE_EXCLUDED, "false");
    assertThat(values.options().deletion().isOn()).isTrue();
    values.put(CopyOption.FILES_ONLY, "true");
    assertThatThrownBy(values::options)
        .hasMessage("The option files-only cannot be combined with the option delete.");
  }

  @Test
  void refusesASelectionThatHoldsNothing() {
    values.put(CopyOption.MIN_SIZE, "2K").put(CopyOption.MAX_SIZE, "1K");

    assertThatThrownBy(values::options)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("No file has at least 2048 and at most 1024 bytes.");
  }
}
