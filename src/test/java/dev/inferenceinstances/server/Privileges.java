package dev.inferenceinstances.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways to start PostgreSQL, which refuses to run as root or as a user without a name, in order of preference. */
enum Privileges {
    /** As the user we are. */
    OWN(List.of()),

    /** In a user namespace of its own, where we are nobody; files still belong to us. Containers often refuse it. */
    USER_NAMESPACE(List.of("unshare", "-U")),

    /** As the user nobody, to whom the files have to be given. Needs the rights that root has in most containers. */
    NOBODY(List.of("setpriv", "--reuid=" + Privileges.NOBODY_ID, "--regid=" + Privileges.NOBODY_ID, "--clear-groups"));

    private static final int NOBODY_ID = 65_534;

    private final List<String> prefix;

    Privileges(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The first way that works here.
     *
     * @throws IllegalStateException when none does
     */
    static Privileges sufficient() {
        return Arrays.stream(values())
                .filter(Privileges::work)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL cannot run as this user, nor as another through unshare or setpriv"));
    }

    /** Whether a program started this way runs as a user who is not root and has a name, as PostgreSQL demands. */
    boolean work() {
        List<String> check = command(List.of("sh", "-c", "test $(id -u) != 0 && id -un"));
        try {
            Process process = new ProcessBuilder(check)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /** Lets the program that is started this way use a file of ours as its own. */
    void give(Path file) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(file, "unix:uid", NOBODY_ID);
            Files.setAttribute(file, "unix:gid", NOBODY_ID);
        }
    }
}
