package dev.inferenceinstances;

import dev.inferenceinstances.database.BuiltInKind;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.shutdown.StopSignals;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/** Starts the service, or says in one sentence why it can't with these settings. Or runs a command instead. */
@QuarkusMain
public class Application {

    private static final int REFUSED = 1;

    public static void main(String... arguments) {
        try {
            Optional<Command> command = Command.of(arguments);
            if (command.isPresent()) {
                System.exit(command.get().run(arguments, System.in, System.out, System.err));
            }
            BuiltInKind.require(EarlySettings.read().service().database());
        } catch (InvalidSettingException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(REFUSED);
        }
        StopSignals.heed();
        Quarkus.run(arguments);
    }
}
