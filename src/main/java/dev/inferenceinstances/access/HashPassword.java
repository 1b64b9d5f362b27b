package dev.inferenceinstances.access;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The command that makes an {@code AUTH_PASSWORD_HASH} of a password, without starting the service. */
public final class HashPassword {

    public static final String NAME = "hash-password";

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    private HashPassword() {}

    /**
     * Asks for the password on the terminal, without showing it; where there is none takes the first line of {@code in}.
     *
     * @param out gets the hash and nothing else
     * @param err gets a sentence where there is none
     * @return the exit code: 0, or 1 for a password that is empty or longer than bcrypt takes
     */
    public static int run(InputStream in, PrintStream out, PrintStream err) {
        String password = read(in);
        if (password.isEmpty()) {
            err.println("The password is empty.");
            return REFUSED;
        }
        if (PasswordHash.tooLong(password)) {
            err.printf("The password is longer than the %d bytes that bcrypt takes.%n", PasswordHash.MOST_BYTES);
            return REFUSED;
        }
        out.println(PasswordHash.of(password).text());
        return DONE;
    }

    @SuppressWarnings("SystemConsoleNull") // with the property below, a console is null where there is no terminal
    private static String read(InputStream in) {
        // Java 22 to 24 would take a pipe for a terminal, and print the question into the answer
        System.setProperty("jdk.console", "java.base");
        Console terminal = System.console();
        if (terminal != null) {
            char[] typed = terminal.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
