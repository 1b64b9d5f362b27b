package dev.inferenceinstances;

import dev.inferenceinstances.access.HashPassword;
import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service does when it is not to serve, by its first argument. */
enum Command {
    HASH_PASSWORD(HashPassword.NAME, "prints the hash of a password, for AUTH_PASSWORD_HASH", HashPassword::run),
    CHECK_SETTINGS(
            "check-settings",
            "says how the settings are understood, and tries the database; exits with 0 where the service could start, else with 1",
            (in, out, err) -> CheckSettings.run(out)),
    HELP("--help", "lists the commands", (in, out, err) -> help(out));

    private static final int DONE = 0;

    private final String word;
    private final String purpose;
    private final Action action;

    Command(String word, String purpose, Action action) {
        this.word = word;
        this.purpose = purpose;
        this.action = action;
    }

    /**
     * The command that these arguments ask for; empty where they ask for the service.
     *
     * @throws InvalidSettingException for a first argument that is no command
     */
    static Optional<Command> of(String... arguments) {
        if (arguments.length == 0 || Rehearsal.isAskedFor(arguments)) {
            return Optional.empty();
        }
        Optional<Command> command = Arrays.stream(values())
                .filter(candidate -> candidate.word.equals(arguments[0]))
                .findFirst();
        if (command.isEmpty()) {
            throw new InvalidSettingException("\"%s\" is no command; the commands are %s."
                    .formatted(arguments[0], words().collect(Collectors.joining(", "))));
        }
        return command;
    }

    /** @return the exit code */
    int run(InputStream in, PrintStream out, PrintStream err) {
        return action.run(in, out, err);
    }

    private static Stream<String> words() {
        return Arrays.stream(values()).map(command -> command.word);
    }

    private static int help(PrintStream out) {
        out.println("Without a command the service starts. The commands:");
        for (Command command : values()) {
            out.printf("  %-16s %s%n", command.word, command.purpose);
        }
        return DONE;
    }

    @FunctionalInterface
    private interface Action {
        int run(InputStream in, PrintStream out, PrintStream err);
    }
}
