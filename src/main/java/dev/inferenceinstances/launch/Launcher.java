package dev.inferenceinstances.launch;

import io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThread;
import io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.bootstrap.runner.AotSerializedApplication;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import io.quarkus.bootstrap.runner.Timing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jboss.logmanager.LogManager;

/**
 * Starts the package for one kind of database, all of whose classes are Java's own class loader's.
 *
 * <p>{@link QuarkusEntryPoint} loads the package's classes by a loader of its own, for which an archive of classes does little. And an
 * archive is good for one class path only, so that each package would need one, where all but some dozens of their classes are the
 * same. So the class path holds what the packages have in common, and what is of one alone is defined beside it, in the same loader.
 */
public final class Launcher {

    /** The property that names the package, by its folder. */
    public static final String PACKAGE = "inference-instances.package";

    /** What is of one package alone, in that package's folder; see {@link OwnClasses}. */
    static final String OWN_CLASSES = "own.jar";

    /** What Quarkus' loader has to know of the class path, beside this class. */
    static final String DESCRIPTION = "application.dat";

    /** In the section of a package of classes: one of them that is on the class path. */
    static final Attributes.Name ANCHOR = new Attributes.Name("Anchor");

    private Launcher() {}

    /**
     * @param arguments the folder of the package, and what is handed on to the service
     * @throws Throwable what the service throws, or {@link IOException} where there is no package in that folder
     */
    public static void main(String... arguments) throws Throwable {
        // both as QuarkusEntryPoint does, before anything logs
        System.setProperty("java.util.logging.manager", LogManager.class.getName());
        System.setProperty(
                "java.util.concurrent.ForkJoinPool.common.threadFactory",
                QuarkusForkJoinWorkerThreadFactory.class.getName());
        Path folder = Path.of(arguments[0]);
        System.setProperty(PACKAGE, String.valueOf(folder.getFileName()));
        Timing.staticInitStarted(false);
        try {
            define(folder.resolve(OWN_CLASSES));
            run(description(), Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (Throwable failure) {
            // shows what was logged before anything said how to
            InitialConfigurator.DELAYED_HANDLER.close();
            throw failure;
        }
    }

    private static void define(Path own) throws IOException, ReflectiveOperationException {
        try (JarInputStream jar = new JarInputStream(new BufferedInputStream(Files.newInputStream(own)), false)) {
            Manifest manifest = jar.getManifest();
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                String name = entry.getName();
                Attributes section = manifest.getAttributes(name.substring(0, name.lastIndexOf('/') + 1));
                Class<?> anchor = Launcher.class.getClassLoader().loadClass(section.getValue(ANCHOR));
                // only who can see into a package of classes may add to it
                MethodHandles.privateLookupIn(anchor, MethodHandles.lookup()).defineClass(jar.readAllBytes());
            }
        }
    }

    private static AotSerializedApplication description() throws IOException {
        try (InputStream in = Objects.requireNonNull(Launcher.class.getResourceAsStream(DESCRIPTION))) {
            return AotSerializedApplication.read(in);
        }
    }

    /** By the loader that knows what is in which library, but leaves the classes to Java's own. */
    private static void run(AotSerializedApplication application, String... arguments) throws Throwable {
        ClassLoader loader = application.getRunnerClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        QuarkusForkJoinWorkerThread.setQuarkusAppClassloader(loader);
        MethodHandles.lookup()
                .findStatic(
                        loader.loadClass(application.getMainClass()),
                        "main",
                        MethodType.methodType(void.class, String[].class))
                .invokeExact(arguments);
    }
}
