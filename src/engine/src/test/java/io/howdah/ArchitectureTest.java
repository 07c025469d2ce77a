package io.howdah;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.howdah.fs.webhdfs.http.ForwardProxy;
import java.util.List;
import java.util.Set;

/** The layers of the engine, and the rules for code in another program's process. */
@AnalyzeClasses(locations = ArchitectureTest.Engine.class)
class ArchitectureTest {
  /** From the top down. A package uses only packages after it, and all use the vocabulary. */
  private static final List<String> ORDER =
      List.of(
          "check",
          "undo",
          "run",
          "connect",
          "commit",
          "transfer",
          "plan",
          "scope",
          "snapshot",
          "ledger",
          "report",
          "temporary",
          "table",
          "partition",
          "disposal",
          "digest",
          "pace",
          "json",
          "fs",
          "backoff",
          "auth",
          "cluster",
          "event");

  private static final int MOST_PARAMETERS = 5;

  private static final String VOCABULARY = "vocabulary";

  @ArchTest static final ArchRule packagesDependOnLowerLayersOnly = layers();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.howdah.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule contractDoesNotDependOnImplementations =
      noClasses()
          .that()
          .resideInAPackage("io.howdah.fs")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.howdah.fs.*..");

  @ArchTest
  static final ArchRule implementationsAreIndependent =
      slices().matching("io.howdah.fs.(*)..").should().notDependOnEachOther();

  /**
   * {@code create} throws the exceptions of its source. If the exception of one file system could
   * reach another, that one would report a failure of its own servers. So no private exception is a
   * {@link CopyException}, which all file systems throw.
   */
  @ArchTest
  static final ArchRule exceptionsOfFileSystemsAreInternal =
      noClasses()
          .that()
          .resideInAPackage("io.howdah.fs.*..")
          .should()
          .beAssignableTo(CopyException.class)
          .orShould()
          .beAssignableTo(RuntimeException.class);

  /** Only responses depend on requests; connections depend on neither. */
  @ArchTest
  static final ArchRule packagesOfWebHdfsDependOnLowerLayersOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("client")
          .definedBy("io.howdah.fs.webhdfs")
          .layer("response")
          .definedBy("io.howdah.fs.webhdfs.response")
          .layer("request")
          .definedBy("io.howdah.fs.webhdfs.request")
          .layer("http")
          .definedBy("io.howdah.fs.webhdfs.http")
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("response")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("request")
          .mayOnlyBeAccessedByLayers("client", "response")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("client");

  /**
   * Public classes of these packages are for WebHDFS only, except for ForwardProxy, which is part
   * of its settings.
   */
  @ArchTest
  static final ArchRule packagesOfWebHdfsAreInternal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.howdah.fs.webhdfs..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.howdah.fs.webhdfs.*..").and(not(type(ForwardProxy.class))));

  /** Front ends use these types. A library in them would become a dependency of every front end. */
  @ArchTest
  static final ArchRule publicTypesUseTheClassLibraryOnly =
      classes()
          .that()
          .resideInAnyPackage("io.howdah", "io.howdah.event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.howdah", "io.howdah.event", "org.jspecify.annotations");

  /** Threads share events, and the handler of an event is found by its class. */
  @ArchTest
  static final ArchRule eventsAreValues =
      classes()
          .that()
          .implement(CopyEvent.class)
          .should()
          .resideInAPackage("io.howdah.event")
          .andShould()
          .haveModifier(FINAL)
          .andShould()
          .haveOnlyFinalFields()
          .andShould()
          .haveOnlyPrivateConstructors();

  @ArchTest
  static final ArchRule doesNotUseJavaLogging =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest static final ArchRule doesNotPrint = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** The engine runs in another program's process. */
  @ArchTest
  static final ArchRule doesNotExitTheProcess =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  /** Several logins share one process, so none may change the state of the whole process. */
  @ArchTest
  static final ArchRule doesNotSetSystemProperties =
      noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule classNamesAreSpecific =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Data|Info)");

  /** Compilers and coverage tools add synthetic fields. */
  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal();

  /** Shared parameters are one object. Private constructors are those of builders. */
  @ArchTest
  static final ArchRule constructorsHaveAtMostFiveParameters =
      constructors()
          .that()
          .areNotPrivate()
          .should(
              new ArchCondition<>("take at most " + MOST_PARAMETERS + " parameters") {
                @Override
                public void check(JavaConstructor constructor, ConditionEvents events) {
                  int outer = constructor.getOwner().isInnerClass() ? 1 : 0;
                  int count = constructor.getRawParameterTypes().size() - outer;
                  if (count > MOST_PARAMETERS) {
                    events.add(
                        SimpleConditionEvent.violated(
                            constructor, constructor.getFullName() + " takes " + count));
                  }
                }
              });

  private static ArchRule layers() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer(VOCABULARY)
            .definedBy("io.howdah");
    for (String name : ORDER) {
      layers = layers.layer(name).definedBy("io.howdah." + name + "..");
    }
    layers = layers.whereLayer(VOCABULARY).mayNotAccessAnyLayer();
    for (int i = 0; i < ORDER.size(); i++) {
      List<String> users = ORDER.subList(0, i);
      layers =
          users.isEmpty()
              ? layers.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(ORDER.get(i))
                  .mayOnlyBeAccessedByLayers(users.toArray(String[]::new));
    }
    return layers.ensureAllClassesAreContainedInArchitecture();
  }

  /** The engine's own classes: neither its tests nor other modules on the class path. */
  static final class Engine implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(
          Location.of(CopyEngine.class.getProtectionDomain().getCodeSource().getLocation()));
    }
  }
}
