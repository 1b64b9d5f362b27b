package dev.inferenceinstances.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the classes of the service say that it serves. */
final class Endpoints {

    private Endpoints() {}

    /** The media types of each endpoint, in order, by its method and path. */
    static Map<String, List<String>> ofTheService() {
        Map<String, List<String>> endpoints = new TreeMap<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.inferenceinstances")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .forEach(method -> verb(method)
                                .ifPresent(verb ->
                                        endpoints.merge(verb + " " + path(method), produced(method), Endpoints::both)));
        return endpoints;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Method method) {
        String type = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        String path = own == null ? type : type + "/" + own.value();
        // what a parameter has to look like stands behind its name
        return path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replaceAll("/+", "/");
    }

    private static List<String> produced(Method method) {
        if (method.getName().equals("delete")) {
            return List.of();
        }
        Produces own = method.getAnnotation(Produces.class);
        Produces produces = own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own;
        return Arrays.stream(produces.value())
                .map(type -> type.replaceFirst(";.*", ""))
                .toList();
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).sorted().toList();
    }
}
