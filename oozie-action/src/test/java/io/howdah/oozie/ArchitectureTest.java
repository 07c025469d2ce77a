package io.howdah.oozie;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.howdah.check.ClusterTreeCheck;
import io.howdah.hive.HiveRegistry;
import io.howdah.run.ClusterCopyEngine;
import org.apache.oozie.action.ActionExecutor;
import org.apache.oozie.action.ActionExecutorException;

/** The layers of the action's code, and the rules for code in another server's process. */
@AnalyzeClasses(packages = "io.howdah.oozie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesDependOnLowerLayersOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("oozie")
          .definedBy("io.howdah.oozie")
          .layer("run")
          .definedBy("io.howdah.oozie.run")
          .layer("state")
          .definedBy("io.howdah.oozie.state")
          .whereLayer("oozie")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("oozie")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("oozie", "run")
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule onlyTheTopPackageDependsOnOozie =
      noClasses()
          .that()
          .resideInAnyPackage("io.howdah.oozie.run", "io.howdah.oozie.state")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.oozie..");

  /** Workflows put these values into the XML of other actions, so each must be made safe. */
  @ArchTest
  static final ArchRule onlyActionOutputPassesValuesToOozie =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ActionOutput.class.getName())
          .should()
          .callMethodWhere(
              target(nameMatching("set.*"))
                  .and(target(owner(assignableTo(ActionExecutor.Context.class)))))
          .orShould()
          .callConstructorWhere(target(owner(assignableTo(ActionExecutorException.class))))
          .orShould()
          .callMethodWhere(target(nameMatching("convertException")));

  /** The packages of the engine for front ends; all others may change in every release. */
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
                              "io.howdah.cluster",
                              "io.howdah.connect",
                              "io.howdah.event",
                              "io.howdah.front..",
                              "io.howdah.oozie..")))
                  .and(not(type(ClusterCopyEngine.class)))
                  .and(not(type(ClusterTreeCheck.class)))
                  .and(not(type(HiveRegistry.class))));

  @ArchTest
  static final ArchRule constructorsHaveAtMostFiveParameters =
      constructors().that().areNotPrivate().should(haveAtMostFiveParameters());

  @ArchTest
  static final ArchRule doesNotExitTheProcess =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule doesNotSetSystemProperties =
      noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal();

  private static ArchCondition<JavaConstructor> haveAtMostFiveParameters() {
    return new ArchCondition<>("have at most five parameters") {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        if (constructor.getRawParameterTypes().size() > 5) {
          events.add(SimpleConditionEvent.violated(constructor, constructor.getFullName()));
        }
      }
    };
  }
}
