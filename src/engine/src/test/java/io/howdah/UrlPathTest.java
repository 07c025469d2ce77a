package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPathTest {
  @ParameterizedTest
  @CsvSource({
    "hdfs://nn:8020/data/day, /data/day",
    "hdfs://nameservice/data/day/*, /data/day/*",
    "webhdfs://nn:9870/data, /data",
    "HDFS://NN/data, /data",
    "hdfs:///data, /data",
    "hdfs:/data, /data",
    "file:///data, /data",
    "file:/data, /data",
    "s3a://bucket/data, /data",
    "hdfs://nn:8020, /"
  })
  void tellsThePathInAUrl(String url, String path) {
    assertThat(UrlPath.in(url)).hasValue(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/hdfs://nn/x", "data", "hdfs", "./file:/data", "a:b", "a:/b", "/a"})
  void takesAllElseForPaths(String path) {
    assertThat(UrlPath.in(path)).isEmpty();
  }

  @Test
  void keepsLineBreaksOfThePath() {
    assertThat(UrlPath.in("hdfs://nn/a\nb")).hasValue("/a\nb");
  }
}
