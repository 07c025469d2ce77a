package io.howdah.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The partitions that an expression chooses, beside those that Hive's metastore chooses. */
@SuppressWarnings("NullAway.Init")
class PartitionFilterIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("tables"));

  private static final int PARTITIONS = 40;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 28);

  private static final List<String> TEXTS =
      List.of("US", "DE", "a/b", "50%", "a:b", "x=y", "it''s", "Köln", "", "_", "us", "a b");

  private static HiveServer hive;

  @BeforeAll
  static void startHive() {
    hive = HiveServer.builder("hive").on(LAB.cluster("tables")).start();
  }

  @AfterAll
  static void stopHive() {
    hive.close();
  }

  @Test
  void choosesWhatTheMetastoreChooses() throws Exception {
    compare(1, 100);
  }

  @Sweep
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void choosesWhatTheMetastoreChoosesForManyExpressions(int seed) throws Exception {
    compare(seed, 300);
  }

  private static void compare(int seed, int expressions) throws Exception {
    Random random = new Random(seed);
    String table = "random_" + seed;
    fill(table, random);
    Set<String> directories = directories(table);
    assertThat(directories).hasSizeGreaterThan(PARTITIONS / 2);
    int chosen = 0;
    for (int i = 0; i < expressions; i++) {
      String expression = expression(random, 2);
      Set<String> ours = chosen(expression, directories);
      assertThat(ours).as(expression).isEqualTo(byMetastore(table, expression));
      chosen += ours.size();
    }
    assertThat(chosen).isGreaterThan(expressions);
  }

  private static void fill(String table, Random random) {
    hive.execute(
        "create external table " + table + " (id int) partitioned by (k string, n int, d date)");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      String text = random.nextInt(8) == 0 ? "null" : "'" + any(TEXTS, random) + "'";
      String number = random.nextInt(8) == 0 ? "null" : String.valueOf(random.nextInt(15) - 3);
      String day = random.nextInt(8) == 0 ? "null" : "'" + day(random) + "'";
      rows.add("(" + i + ", " + text + ", " + number + ", " + day + ")");
    }
    hive.execute("insert into " + table + " partition (k, n, d) values " + String.join(", ", rows));
  }

  /** The directories of the partitions, below that of the table. */
  private static Set<String> directories(String table) {
    String location = hive.location("default", table);
    return LAB.cluster("tables").files().filePaths(location).stream()
        .map(path -> path.substring(location.length() + 1, path.lastIndexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> chosen(String expression, Set<String> directories) throws Exception {
    PartitionFilter filter = PartitionFilter.parse(expression);
    Set<String> chosen = new TreeSet<>();
    for (String directory : directories) {
      boolean isChosen = filter.contains(directory + "/000000_0");
      assertThat(filter.leadsThrough(directory)).isEqualTo(isChosen);
      if (isChosen) {
        chosen.add(values(directory));
      }
    }
    return chosen;
  }

  private static String values(String directory) {
    List<String> values = new ArrayList<>();
    for (String name : directory.split("/", -1)) {
      values.add(PartitionDirectory.parse(name).orElseThrow().toString());
    }
    return values.toString();
  }

  /** The metastore's own expressions have lists of values only for several columns together. */
  private static Set<String> byMetastore(String table, String expression) {
    String translated =
        expression
            .replaceAll("(\\w+) not in \\((.+?), (.+?)\\)", "($1 != $2 and $1 != $3)")
            .replaceAll("(\\w+) in \\((.+?), (.+?)\\)", "($1 = $2 or $1 = $3)");
    return hive.partitionsByFilter("default", table, translated).stream()
        .map(List::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String expression(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String operator = random.nextBoolean() ? " and " : " or ";
      String both = expression(random, depth - 1) + operator + expression(random, depth - 1);
      return random.nextBoolean() ? "(" + both + ")" : both;
    }
    return switch (random.nextInt(3)) {
      case 0 -> test("k", "'" + any(TEXTS, random) + "'", "'" + any(TEXTS, random) + "'", random);
      case 1 -> test("n", number(random), number(random), random);
      default ->
          test("d", "'" + day(random) + "'", "'" + day(random) + "'", random)
              .replace("'2026", "date '2026");
    };
  }

  private static String test(String column, String value, String other, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> column + " between " + value + " and " + other;
      case 1 -> column + " in (" + value + ", " + other + ")";
      case 2 -> column + " not in (" + value + ", " + other + ")";
      default -> column + " " + any(List.of("=", "!=", "<", "<=", ">", ">="), random) + " " + value;
    };
  }

  private static String number(Random random) {
    return String.valueOf(random.nextInt(15) - 3);
  }

  private static LocalDate day(Random random) {
    return FIRST_DAY.plusDays(random.nextInt(10));
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
