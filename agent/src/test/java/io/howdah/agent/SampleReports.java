package io.howdah.agent;

import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.ReadAccess;
import io.howdah.ClusterReport.WriteAccess;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import java.time.Duration;
import java.util.List;

/** Reports of clusters as an operator may meet them. */
final class SampleReports {
  private SampleReports() {}

  /** Two nameservices, of which one is a pair, and all is well. */
  static ClusterReport healthy() {
    return healthy("staging").build();
  }

  static ClusterReport.Builder healthy(String alias) {
    return ClusterReport.builder(alias, "NONE")
        .nameservices(
            List.of(
                NameserviceReport.of(
                    List.of("/"),
                    List.of(
                        server("http://nn1:9870", Role.STANDBY).build(),
                        server("http://nn2:9870", Role.ACTIVE).build())),
                NameserviceReport.of(
                    List.of("/logs"), List.of(server("http://nn3:9870", Role.ACTIVE).build()))))
        .user("etl")
        .home("/user/etl")
        .readAccess(ReadAccess.GRANTED);
  }

  /** Only one of its servers responds, and writing fails. */
  static ClusterReport readOnly() {
    CopyException silent =
        new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "http://hf2:14000 is silent.");
    return ClusterReport.builder("prod", "TOKEN")
        .nameservices(
            List.of(
                NameserviceReport.of(
                    List.of("/"),
                    List.of(
                        ServerReport.builder("http://hf1:14000")
                            .role(Role.HTTPFS)
                            .clockDifference(Duration.ofMillis(-12_900))
                            .build(),
                        ServerReport.builder("http://hf2:14000").failure(silent).build()))))
        .user("etl")
        .home("/user/etl")
        .readAccess(ReadAccess.GRANTED)
        .writeAccess(WriteAccess.FAILED, "/user/etl")
        .problem(ClusterProblem.warning(silent))
        .problem(
            ClusterProblem.error(
                new CopyException(ErrorCode.PERMISSION_DENIED, "No write access for etl.")))
        .build();
  }

  /** No server responds. */
  static ClusterReport dead() {
    CopyException first = new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "http://a:1 is silent.");
    CopyException second =
        new CopyException(ErrorCode.CLUSTER_UNREACHABLE, "http://b:1 is silent.");
    return ClusterReport.builder("archive", "NONE")
        .nameservices(
            List.of(
                NameserviceReport.of(
                    List.of("/"),
                    List.of(
                        ServerReport.builder("http://a:1").failure(first).build(),
                        ServerReport.builder("http://b:1").failure(second).build()))))
        .problem(ClusterProblem.error(first))
        .problem(ClusterProblem.error(second))
        .build();
  }

  private static ServerReport.Builder server(String url, Role role) {
    return ServerReport.builder(url)
        .role(role)
        .hadoopVersion("3.4.3")
        .clockDifference(Duration.ZERO);
  }
}
