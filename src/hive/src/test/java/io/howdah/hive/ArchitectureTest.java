package io.howdah.hive;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The client runs in another program's process, and Thrift is relocated in what ships. */
@AnalyzeClasses(packages = "io.howdah.hive", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final int MOST_PARAMETERS = 5;

  /** A caller that is compiled against the classes would not fit the jar. */
  @ArchTest
  static final ArchRule publicSignaturesNameNoRelocatedClass =
      codeUnits()
          .that()
          .arePublic()
          .or()
          .areProtected()
          .should(
              new ArchCondition<>("name types of Java and Howdah only") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                  if (!unit.getOwner().getModifiers().contains(PUBLIC)) {
                    return;
                  }
                  for (JavaClass type : unit.getAllInvolvedRawTypes()) {
                    JavaClass element = type.getBaseComponentType();
                    if (element.getPackageName().startsWith("org.apache.")) {
                      events.add(
                          SimpleConditionEvent.violated(
                              unit, unit.getFullName() + " names " + element.getName()));
                    }
                  }
                }
              });

  /** Its client has 7 MB of classes. */
  @ArchTest
  static final ArchRule doesNotUseTheGeneratedClient =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.hadoop.hive..")
                  .and(simpleNameStartingWith("ThriftHiveMetastore")));

  @ArchTest
  static final ArchRule usesOfHiveTheStructsOnly =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.apache.hadoop.hive.metastore.api", "org.apache.thrift.."))));

  @ArchTest
  static final ArchRule usesOfTheEngineOnlyThesePackages =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.howdah..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.howdah",
                              "io.howdah.auth.kerberos",
                              "io.howdah.backoff",
                              "io.howdah.cluster",
                              "io.howdah.connect",
                              "io.howdah.hive",
                              "io.howdah.partition"))));

  /** Several logins share one process, so none may change the state of the whole process. */
  @ArchTest
  static final ArchRule doesNotSetSystemProperties =
      noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule classNamesAreSpecific =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Data|Info)");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal();

  @ArchTest
  static final ArchRule takesAtMostFiveParameters =
      codeUnits()
          .that()
          .areNotPrivate()
          .should(
              new ArchCondition<>("take at most " + MOST_PARAMETERS + " parameters") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                  if (unit.getRawParameterTypes().size() > MOST_PARAMETERS) {
                    events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
                  }
                }
              });
}
