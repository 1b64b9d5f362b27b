package dev.inferenceinstances.lease;

import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.List;

/**
 * Shortens a stack to what the application did. Left out are the frames of the pool, of frameworks, of generated classes, of this
 * package and of entities, whose finders are the last step before the borrow but never the reason for it. So the first frame is the
 * caller's.
 */
final class Stacks {

    private static final List<String> PLUMBING = List.of(
            "java.",
            "jdk.",
            "sun.",
            "jakarta.",
            "com.arjuna.",
            "io.agroal.",
            "io.netty.",
            "io.quarkus.",
            "io.smallrye.",
            "io.vertx.",
            "org.hibernate.",
            "org.jboss.",
            "org.postgresql.",
            "com.mysql.",
            "org.sqlite.");

    private static final List<String> GENERATED =
            List.of("_ClientProxy", "_Subclass", "_Bean", "$quarkusrestinvoker$", "$$", "_Synthetic_");

    private static final String OWN = Stacks.class.getPackageName() + ".";

    private Stacks() {}

    static List<String> trimmed(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> ofTheApplication(frame.getClassName()))
                .map(StackTraceElement::toString)
                .toList();
    }

    private static boolean ofTheApplication(String className) {
        return PLUMBING.stream().noneMatch(className::startsWith)
                && GENERATED.stream().noneMatch(className::contains)
                && !className.startsWith(OWN)
                && !entity(className);
    }

    private static boolean entity(String className) {
        try {
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader())
                    .isAnnotationPresent(Entity.class);
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }
}
