package dev.inferenceinstances;

import dev.inferenceinstances.database.BuiltInKind;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.datafile.CacheFolder;
import dev.inferenceinstances.datafile.SqliteLibrary;
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
            DatabaseSettings database = EarlySettings.read().service().database();
            BuiltInKind.require(database);
            findFolders(database.url());
        } catch (InvalidSettingException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(REFUSED);
        }
        StopSignals.heed();
        Quarkus.run(arguments);
    }

    private static void findFolders(DatabaseUrl url) {
        say(CacheFolder.settle(url.file()));
        if (url.kind() == DatabaseKind.SQLITE) {
            say(SqliteLibrary.load(url.file()));
        }
    }

    private static void say(SqliteLibrary.Loaded outcome) {
        if (!outcome.done()) {
            throw new InvalidSettingException(outcome.sentence());
        }
        if (!outcome.sentence().isEmpty()) {
            System.err.println(outcome.sentence());
        }
    }
}
