package dev.inferenceinstances;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.ServerSettings;
import dev.inferenceinstances.setting.Settings;
import java.io.PrintStream;
import java.util.Map;

/**
 * Which package of the service the settings ask for, and the port on which it will listen. The entry point of the container image asks
 * before it starts one, so nothing here needs a library: the class path is the service's own jar, and Java is done in a moment.
 */
final class PackageChoice {

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private PackageChoice() {}

    public static void main(String... arguments) {
        System.exit(run(System.getenv(), System.out, System.err));
    }

    /**
     * @param environment the variables that are set, before what {@code .env} says
     * @param out gets the kind of database and the port, with a blank between them
     * @param err gets a sentence where a setting that decides them cannot be used
     * @return the exit code
     */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Settings settings = new Settings(DotEnv.behind(environment));
            String kind = DatabaseSettings.read(settings).url().kind().label();
            out.println(kind + " " + ServerSettings.read(settings).port());
            return DONE;
        } catch (InvalidSettingException refusal) {
            err.println(refusal.getMessage());
            return REFUSED;
        }
    }
}
