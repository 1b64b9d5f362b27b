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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.inferenceinstances.database.DatabaseProbe;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import jakarta.ws.rs.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.inferenceinstances";

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
    void onlyTheProbeOpensAConnectionByHand() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(DatabaseProbe.class)
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
                .resideOutsideOfPackage(ROOT + ".instance..")
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

    private static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String method) {
        return target(owner(assignableTo(owner))).and(target(name(method)));
    }
}
