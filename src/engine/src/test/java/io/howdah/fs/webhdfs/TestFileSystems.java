package io.howdah.fs.webhdfs;

import io.howdah.auth.SimpleAuthentication;
import io.howdah.backoff.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Makes the file systems of tests on real servers. */
final class TestFileSystems {
  static final String SUPERUSER = System.getProperty("user.name");

  private TestFileSystems() {}

  /** As the superuser, with retries no longer than a test should take. */
  static WebHdfsFileSystem of(List<URI> urls, RequestObserver observer) {
    return as(SUPERUSER, urls, observer);
  }

  static WebHdfsFileSystem as(String user, List<URI> urls, RequestObserver observer) {
    return new WebHdfsFileSystem(
        urls, new SimpleAuthentication(user, null), settings(Duration.ofSeconds(20), observer));
  }

  static WebHdfsSettings settings(Duration deadline, RequestObserver observer) {
    return WebHdfsSettings.builder()
        .observer(observer)
        .retryPolicy(
            RetryPolicy.builder()
                .rounds(100)
                .backoff(
                    Backoff.of(Duration.ofMillis(50), 2, Duration.ofMillis(500)).withJitter(0.5))
                .deadline(deadline)
                .build())
        .build();
  }
}
