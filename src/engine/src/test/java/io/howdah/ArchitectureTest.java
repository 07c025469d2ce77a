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

/**
 * Holds the engine's code to the order of its packages and to the habits that keep it embeddable.
 */
@AnalyzeClasses(locations = ArchitectureTest.Engine.class)
class ArchitectureTest {
  /** From the top down; a package uses only those behind it, and all use the vocabulary. */
  private static final List<String> ORDER =
      List.of(
          "check",
          "run",
          "connect",
          "commit",
          "transfer",
          "plan",
          "scope",
          "temporary",
          "digest",
          "pace",
          "fs",
          "backoff",
          "auth",
          "cluster",
          "event");

  private static final int MOST_PARAMETERS = 5;

  private static final String VOCABULARY = "vocabulary";

  @ArchTest static final ArchRule packagesUseOnlyThoseBelowThem = layers();

  @ArchTest
  static final ArchRule noPackagesUseEachOtherInACircle =
      slices().matching("io.howdah.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule contractKnowsNoImplementation =
      noClasses()
          .that()
          .resideInAPackage("io.howdah.fs")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.howdah.fs.*..");

  @ArchTest
  static final ArchRule implementationsKnowNothingOfEachOther =
      slices().matching("io.howdah.fs.(*)..").should().notDependOnEachOther();

  /**
   * An exception of one file system that another one could catch, as {@code create} throws what its
   * source throws, would have that one blame its own servers. So none is a {@link CopyException},
   * which is what all of them throw.
   */
  @ArchTest
  static final ArchRule noPrivateExceptionLeavesItsFileSystem =
      noClasses()
          .that()
          .resideInAPackage("io.howdah.fs.*..")
          .should()
          .beAssignableTo(CopyException.class)
          .orShould()
          .beAssignableTo(RuntimeException.class);

  /** Only responses use requests, to which they belong; connections use neither. */
  @ArchTest
  static final ArchRule roomsOfWebHdfsUseOnlyThoseBelowThem =
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

  /** What is public in a room is for the other rooms, but for what the settings are made of. */
  @ArchTest
  static final ArchRule roomsOfWebHdfsAreUnknownElsewhere =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.howdah.fs.webhdfs..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.howdah.fs.webhdfs.*..").and(not(type(ForwardProxy.class))));

  /** Front ends see these types; a library in them would become part of every front end. */
  @ArchTest
  static final ArchRule vocabularyIsMadeOfTheClassLibrary =
      classes()
          .that()
          .resideInAnyPackage("io.howdah", "io.howdah.event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.howdah", "io.howdah.event", "org.jspecify.annotations");

  /** Threads share events, and handlers are found by the class of an event. */
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
  static final ArchRule nothingIsLoggedThroughTheClassLibrary =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** The engine runs in another program's process. */
  @ArchTest
  static final ArchRule nobodyEndsTheProcess =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  /** Two logins stand side by side in one process, so none may change what all of it sees. */
  @ArchTest
  static final ArchRule nobodyChangesSystemProperties =
      noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

  @ArchTest
  static final ArchRule namesSayWhatAClassIsFor =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Data|Info)");

  /** Compilers and coverage tools add fields of their own, which are synthetic. */
  @ArchTest
  static final ArchRule noStateIsShared =
      fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC).should().beFinal();

  /** What several steps share is one object. Private constructors are those of builders. */
  @ArchTest
  static final ArchRule constructorsTakeAFewParameters =
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
