package io.howdah.front;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shared code of front ends uses only the public types of the engine. */
@AnalyzeClasses(packages = "io.howdah.front", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyPublicTypesOfTheEngineAreUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.howdah..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.howdah", "io.howdah.event", "io.howdah.front.."))));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.howdah.front.(*)..").should().beFreeOfCycles();
}
