package io.howdah.lab;

/** The versions of Hadoop that a cluster can run. */
public enum HadoopVersion {
  V2_10_2("2.10.2"),
  V3_3_6("3.3.6"),
  V3_4_3("3.4.3"),
  V3_5_0("3.5.0");

  /** What a cluster runs where a test does not care. */
  public static final HadoopVersion DEFAULT = V3_4_3;

  private final String number;

  HadoopVersion(String number) {
    this.number = number;
  }

  /**
   * The version with this number.
   *
   * @param number such as {@code 3.4.3}
   * @throws IllegalArgumentException where the lab does not have it
   */
  public static HadoopVersion of(String number) {
    for (HadoopVersion version : values()) {
      if (version.number.equals(number)) {
        return version;
      }
    }
    throw new IllegalArgumentException("The lab has no Hadoop " + number + ".");
  }

  /** The class path of this version, as the build of its module wrote it. */
  String classPath() {
    return ClassPaths.of("hadoop-" + number, "src/lab/hadoop/" + number);
  }

  /** The number, such as {@code 3.4.3}. */
  @Override
  public String toString() {
    return number;
  }
}
