package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLocationTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          hdfs://prod:8020/warehouse/t/k=50%25,  hdfs://prod:8020,  /warehouse/t/k=50%25
          hdfs://prod/a b/k=Köln,                hdfs://prod,       /a b/k=Köln
          s3a://bucket/t,                        s3a://bucket,      /t
          hdfs://prod:8020,                      hdfs://prod:8020,  /
          file:/tmp/t,                           file:,             /tmp/t
          file:///tmp/t,                         file://,           /tmp/t
          /warehouse/t,                          '',                /warehouse/t
          """)
  void separatesTheFileSystemFromThePath(String text, String fileSystem, String path) {
    TableLocation location = TableLocation.of(text);

    assertThat(location.fileSystem()).isEqualTo(fileSystem);
    assertThat(location.path()).isEqualTo(path);
    assertThat(TableLocation.of(location.toString())).isEqualTo(location);
  }

  @Test
  void exchangesTheFileSystemAndKeepsThePathAsItIs() {
    TableLocation source = TableLocation.of("hdfs://staging:8020/t/k=a%2Fb/n=1");
    TableLocation destination = TableLocation.of("hdfs://prod/elsewhere");

    assertThat(source.onFileSystemOf(destination)).hasToString("hdfs://prod/t/k=a%2Fb/n=1");
    assertThat(source.withPath("/u")).hasToString("hdfs://staging:8020/u");
  }

  @Test
  void takesAnyOtherTextForAPath() {
    assertThat(TableLocation.of("a/b").path()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/w/t", "hdfs://nn:8020/w/t", "HDFS://ns/w", "viewfs://c/w", "ofs://om/v/b/t"})
  void canBeInACluster(String text) {
    assertThat(TableLocation.of(text).isInHadoop()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/w/t", "file:/w/t", "abfs://c@account/w/t", "gs://b/t"})
  void canBeInNoCluster(String text) {
    assertThat(TableLocation.of(text).isInHadoop()).isFalse();
  }
}
