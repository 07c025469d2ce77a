package io.howdah.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.howdah.check.ClusterTreeCheck;
import io.howdah.check.ConfiguredClusterCheck;
import io.howdah.hive.HiveRegistry;
import io.howdah.report.PlanText;
import io.howdah.run.ClusterCopyEngine;
import io.howdah.undo.ClusterCopyUndo;

/** The agent uses only the packages of the engine that are for front ends. */
@AnalyzeClasses(packages = "io.howdah.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyPublicPackagesOfTheEngineAreUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.howdah..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.howdah",
                              "io.howdah.agent",
                              "io.howdah.cluster",
                              "io.howdah.event",
                              "io.howdah.front..")))
                  .and(not(type(ClusterCopyEngine.class)))
                  .and(not(type(ConfiguredClusterCheck.class)))
                  .and(not(type(ClusterTreeCheck.class)))
                  .and(not(type(ClusterCopyUndo.class)))
                  .and(not(type(HiveRegistry.class)))
                  .and(not(type(PlanText.class))));
}
