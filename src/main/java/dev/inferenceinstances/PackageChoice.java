package dev.inferenceinstances;

import com.sun.management.OperatingSystemMXBean;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.ServerSettings;
import dev.inferenceinstances.setting.Settings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which package of the service the settings ask for, the port on which it will listen, and how large its heap may be. The entry point of
 * the container image asks before it starts one, so nothing here needs a library: the class path is the service's own jar, and Java is
 * done in a moment.
 */
final class PackageChoice {

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private PackageChoice() {}

    public static void main(String... arguments) {
        System.exit(run(System.getenv(), memory(), System.out, System.err));
    }

    /**
     * @param environment the variables that are set, before what {@code .env} says
     * @param memory what the container, or else the machine, has, in bytes
     * @param out gets the kind of database, the port, with the host and the root path behind it and commas between them where
     *     they are set, and the size of the heap in MiB, with {@code /1} behind it
     *     where one of Java's compilers is to stay off, or "usual", with blanks between them
     * @param err gets a sentence where a setting that decides them cannot be used
     * @return the exit code
     */
    static int run(Map<String, String> environment, long memory, PrintStream out, PrintStream err) {
        try {
            Settings settings = new Settings(DotEnv.behind(environment));
            String kind = DatabaseSettings.read(settings).url().kind().label();
            out.println("%s %s %s".formatted(kind, address(settings), heap(memory)));
            return DONE;
        } catch (InvalidSettingException refusal) {
            err.println(refusal.getMessage());
            return REFUSED;
        }
    }

    /** Keys of Quarkus win over the service's own, but for the root path, where that is so the other way round. */
    private static String address(Settings settings) {
        int port = ServerSettings.read(settings).port();
        String asked = settings.text("QUARKUS_HTTP_PORT", Integer.toString(port));
        String host = settings.text("QUARKUS_HTTP_HOST", "");
        String root = settings.text("ROOT_PATH", settings.text("QUARKUS_HTTP_ROOT_PATH", ""));
        return host.isEmpty() && root.isEmpty() ? asked : String.join(",", asked, host, root);
    }

    private static String heap(long memory) {
        OptionalLong size = HeapRoom.mib(memory);
        return size.isEmpty() ? "usual" : size.getAsLong() + (HeapRoom.oneCompiler(memory) ? "/1" : "");
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
