package dev.inferenceinstances.launch;

import io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThread;
import io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import io.quarkus.bootstrap.runner.RunnerClassLoader;
import io.quarkus.bootstrap.runner.SerializedApplication;
import io.quarkus.bootstrap.runner.Timing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jboss.logmanager.LogManager;

/**
 * Starts the package in a folder that it is told.
 *
 * <p>{@link QuarkusEntryPoint} runs the package whose jars it was itself loaded from. An archive of classes is good for one class path
 * only, so each package would need one of its own. With this, all have the same class path, and share one.
 */
public final class Launcher {

    /** The property that names the package, by its folder. */
    public static final String PACKAGE = "inference-instances.package";

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
        // the runner jar has it in its manifest
        System.setProperty(PACKAGE, String.valueOf(folder.getFileName()));
        Timing.staticInitStarted(false);
        try {
            run(read(folder), Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (Throwable failure) {
            // shows what was logged before anything said how to
            InitialConfigurator.DELAYED_HANDLER.close();
            throw failure;
        }
    }

    private static SerializedApplication read(Path folder) throws IOException {
        Path description = folder.resolve(QuarkusEntryPoint.QUARKUS_APPLICATION_DAT);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(description))) {
            return SerializedApplication.read(in, folder);
        }
    }

    private static void run(SerializedApplication application, String... arguments) throws Throwable {
        RunnerClassLoader classes = application.getRunnerClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(classes);
            QuarkusForkJoinWorkerThread.setQuarkusAppClassloader(classes);
            MethodHandles.lookup()
                    .findStatic(
                            classes.loadClass(application.getMainClass()),
                            "main",
                            MethodType.methodType(void.class, String[].class))
                    .invokeExact(arguments);
        } finally {
            QuarkusForkJoinWorkerThread.setQuarkusAppClassloader(null);
            classes.close();
        }
    }
}
