package dev.inferenceinstances;

import dev.inferenceinstances.access.HashPassword;
import dev.inferenceinstances.database.BuiltInKind;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.SettingSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Starts the service, or says in one sentence why it can't with these settings. Or runs the one command that needs neither. */
@QuarkusMain
public class Application {

    private static final int REFUSED = 1;

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(HashPassword.NAME)) {
            System.exit(HashPassword.run(System.in, System.out, System.err));
        }
        try {
            ServiceSettings settings = settings();
            BuiltInKind.require(settings.database());
        } catch (InvalidSettingException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(REFUSED);
        }
        Quarkus.run(arguments);
    }

    /** Reads what Quarkus will read again, but before anything else has started and could drown the sentence. */
    private static ServiceSettings settings() {
        SmallRyeConfig environment =
                new SmallRyeConfigBuilder().addDefaultSources().build();
        return ServiceSettings.read(SettingSource.of(environment::getConfigValue), environment.getPropertyNames());
    }
}
