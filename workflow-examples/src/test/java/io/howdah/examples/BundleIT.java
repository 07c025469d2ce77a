package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.OozieJobs;
import io.howdah.lab.Referee;
import io.howdah.lab.TreeSpec;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.oozie.client.BundleJob;
import org.apache.oozie.client.CoordinatorJob;
import org.apache.oozie.client.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example bundle: two tables, one of them a day younger. */
class BundleIT {
  @RegisterExtension static final ExampleLab LAB = new ExampleLab();

  private final String source = LAB.newDirectory(LAB.staging());
  private final String target = LAB.newDirectory(LAB.prod());
  private final ExampleJobs jobs = LAB.jobs("bundle");

  @Test
  void copiesEachTable() throws Exception {
    writeTables();

    BundleJob bundle = runToEnd();

    assertThat(bundle.getStatus()).isEqualTo(Job.Status.SUCCEEDED);
    assertThat(coordinators(bundle))
        .isEqualTo(Map.of("orders", Job.Status.SUCCEEDED, "customers", Job.Status.SUCCEEDED));
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  @Test
  void holdsUpNoTableForOneThatFails() throws Exception {
    writeTables();
    String day = source + "/orders/ds=2026-03-01";
    LAB.staging().files().setPermission(day + "/file-000001", 0600);

    BundleJob bundle = runToEnd();

    assertThat(bundle.getStatus()).isEqualTo(Job.Status.DONEWITHERROR);
    assertThat(coordinators(bundle))
        .isEqualTo(Map.of("orders", Job.Status.DONEWITHERROR, "customers", Job.Status.SUCCEEDED));
    // Everything else is there, but the flag of that day is not.
    LAB.staging().files().delete(day + "/file-000001");
    LAB.staging().files().delete(day + "/_SUCCESS");
    Referee.compare(LAB.staging(), source, LAB.prod(), target).assertEqual();
  }

  private void writeTables() {
    write("orders/ds=2026-03-01", 1);
    write("orders/ds=2026-03-02", 2);
    write("customers/ds=2026-03-02", 3);
  }

  private void write(String partition, long seed) {
    String path = source + "/" + partition;
    LAB.staging().files().writeTree(path, TreeSpec.of(3, 1_000, seed * 100));
    LAB.staging().files().writeText(path + "/_SUCCESS", "");
  }

  private BundleJob runToEnd() throws Exception {
    String id =
        jobs.run(
            Map.of(
                "ordersStart", "2026-03-01T00:00Z",
                "customersStart", "2026-03-02T00:00Z",
                "end", "2026-03-03T00:00Z",
                "sourcePath", source,
                "destinationPath", target));
    return OozieJobs.await(
        () -> jobs.client().getBundleJobInfo(id),
        bundle -> !CoordinatorJobs.GOING_ON.contains(bundle.getStatus()));
  }

  private static Map<String, Job.Status> coordinators(BundleJob bundle) {
    return bundle.getCoordinators().stream()
        .collect(Collectors.toMap(CoordinatorJob::getAppName, CoordinatorJob::getStatus));
  }
}
