package dev.inferenceinstances;

import dev.inferenceinstances.database.BuiltInKind;
import dev.inferenceinstances.database.DatabaseTrial;
import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The command that says how the settings are understood, from where each came, and whether the database takes the service. */
final class CheckSettings {

    private static final int USABLE = 0;
    private static final int REFUSED = 1;

    /** Where a file's key is none of the service's, but sets something all the same. */
    private static final String OF_QUARKUS = "QUARKUS_";

    private CheckSettings() {}

    /**
     * @param out gets all that there is to say; no secret, and no stack trace
     * @return the exit code: 0 where the service could start and work with these settings, else 1
     */
    static int run(PrintStream out) {
        try {
            EarlySettings early = EarlySettings.read();
            show(early, out);
            early.service().remarks().forEach(out::println);
            BuiltInKind.require(early.service().database());
            out.println("The database is " + early.service().database().url().shown() + ".");
            DatabaseTrial trial =
                    DatabaseTrial.of(early.service().database(), early.service().accessMode());
            trial.sentences().forEach(out::println);
            return trial.usable() ? USABLE : REFUSED;
        } catch (InvalidSettingException refusal) {
            out.println(refusal.getMessage());
            return REFUSED;
        }
    }

    private static void show(EarlySettings early, PrintStream out) {
        Settings settings = early.settings();
        settings.understood()
                .forEach((key, value) -> out.printf(
                        "%-27s %-30s %s%n",
                        key, value, early.source().place(key).orElse("default")));
        DotEnv file = DotEnv.read();
        TreeSet<String> others = new TreeSet<>(file.values().keySet());
        others.removeAll(settings.keys());
        others.removeAll(file.referred());
        List<String> ignored =
                others.stream().filter(name -> !name.startsWith(OF_QUARKUS)).toList();
        if (!ignored.isEmpty()) {
            out.println("Not of this service, and ignored in .env: " + String.join(", ", ignored) + ".");
        }
        List<String> ofQuarkus = Stream.concat(System.getenv().keySet().stream(), others.stream())
                .filter(name -> name.startsWith(OF_QUARKUS) && !settings.keys().contains(name))
                .sorted()
                .distinct()
                .toList();
        if (!ofQuarkus.isEmpty()) {
            out.println("Keys of Quarkus, which win over these: " + String.join(", ", ofQuarkus) + ".");
        }
    }
}
