package dev.inferenceinstances;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.DatabaseTrial;
import dev.inferenceinstances.database.MigrationDriver;
import dev.inferenceinstances.database.MySqlMigrationDriver;
import dev.inferenceinstances.database.SchemaMigration;
import dev.inferenceinstances.database.StrangerLogin;
import dev.inferenceinstances.datafile.RollingBackDriver;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import jakarta.ws.rs.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.inferenceinstances";
    private static final int MOST_ARROWS = 6;
    private static final int MOST_FILES = 34;

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void onlyThePoolAndTheLeasesKnowAgroal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".pool..", ROOT + ".lease..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.agroal..")
                .check(SERVICE);
    }

    @Test
    void onlyTheProbeTheMigrationATrialAndADriverOpenConnectionsByHand() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(
                        DatabaseProbe.class,
                        DatabaseTrial.class,
                        MigrationDriver.class,
                        MySqlMigrationDriver.class,
                        RollingBackDriver.class,
                        SchemaMigration.class,
                        StrangerLogin.class)
                .should()
                .accessTargetWhere(method(DataSource.class, "getConnection")
                        .or(method(DriverManager.class, "getConnection"))
                        .or(method(Driver.class, "connect"))
                        .as("opens a connection"))
                .check(SERVICE);
    }

    @Test
    void nothingIsLoggedPastTheLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(SERVICE);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Application.class, PackageChoice.class)
                .should(ACCESS_STANDARD_STREAMS)
                .because("only what is said before the service starts is said before there is a logger")
                .check(SERVICE);
    }

    @Test
    void thePackagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void noRoomReachesIntoMoreThanSixOthers() {
        assertThat(rooms())
                .allSatisfy((room, classes) -> assertThat(reachedFrom(room, classes))
                        .as("the rooms that %s reaches into", room)
                        .hasSizeLessThanOrEqualTo(MOST_ARROWS));
    }

    @Test
    void noRoomHasMoreThan34Files() {
        assertThat(rooms())
                .allSatisfy((room, classes) -> assertThat(classes)
                        .filteredOn(JavaClass::isTopLevelClass)
                        .as("the files of %s", room)
                        .hasSizeLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void nothingDependsOnTheRootPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(SERVICE);
    }

    @Test
    void noNameIsAPlaceForEverything() {
        classes().should().haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)").check(SERVICE);
    }

    @Test
    void whatIsNotTheRegistryAnswersOnTheEventLoop() {
        classes()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".instance..", ROOT + ".history..", ROOT + ".bulk..", ROOT + ".export..")
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(NonBlocking.class)
                .check(SERVICE);
    }

    @Test
    void aHealthCheckNeedsNoWorkerThread() {
        noClasses().should().beAssignableTo(HealthCheck.class).check(SERVICE);
    }

    @Test
    void aHealthCheckAnswersOnTheEventLoop() {
        classes()
                .that(annotatedWith(Liveness.class)
                        .or(annotatedWith(Readiness.class))
                        .or(annotatedWith(Startup.class))
                        .or(annotatedWith(Wellness.class)))
                .should()
                .implement(AsyncHealthCheck.class)
                .check(SERVICE);
    }

    /** The classes of each package below the root, by its name. */
    private static Map<String, List<JavaClass>> rooms() {
        return SERVICE.stream()
                .filter(type -> !type.getPackageName().equals(ROOT))
                .collect(Collectors.groupingBy(JavaClass::getPackageName));
    }

    private static Set<String> reachedFrom(String room, List<JavaClass> classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(reached -> reached.startsWith(ROOT + ".") && !reached.equals(room))
                .collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String method) {
        return target(owner(assignableTo(owner))).and(target(name(method)));
    }
}
