package dev.inferenceinstances;

import dev.inferenceinstances.access.HashPassword;
import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service does when it is not to serve, by its first argument. */
enum Command {
    HASH_PASSWORD(
            HashPassword.NAME,
            "prints the hash of a password, for AUTH_PASSWORD_HASH",
            (arguments, in, out, err) -> HashPassword.run(in, out, err)),
    CHECK_SETTINGS(
            "check-settings",
            "says how the settings are understood, and tries the database; exits with 0 where the service could start, else with 1",
            (arguments, in, out, err) -> CheckSettings.run(out)),
    REPORT(
            FetchReport.NAME,
            "prints what a running service knows of itself, for a ticket; as JSON with --json, and of another one with its address",
            (arguments, in, out, err) -> new FetchReport(DotEnv.behind(System.getenv())).run(arguments, out, err)),
    HELP("--help", "lists the commands", (arguments, in, out, err) -> help(out));

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

    /**
     * @param arguments its own word first
     * @return the exit code
     */
    int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        return action.run(List.of(arguments).subList(1, arguments.length), in, out, err);
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
        int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err);
    }
}
