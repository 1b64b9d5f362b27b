package dev.inferenceinstances.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What tells this process from its replicas, without anybody having to set it: the host's name, and a number that is made up at start. */
public final class ReplicaName {

    /** A name that the server shows has at most 63 characters on PostgreSQL, and the program's stands before it. */
    static final int LONGEST = 33;

    private static final int MADE_UP = 0x1000000;
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final String NO_HOST = "replica";

    /** Of this process: at most {@value #LONGEST} characters, each a letter, a digit, a point or a hyphen. */
    public static final String OWN = of(host(), ThreadLocalRandom.current().nextInt(MADE_UP));

    private ReplicaName() {}

    /** Of a long host name the end is kept, which is where a pod's differs from its neighbour's. */
    static String of(String host, int number) {
        String tail = "-%06x".formatted(number);
        String plain = host.strip().replaceAll("[^A-Za-z0-9.-]+", "-");
        int room = LONGEST - tail.length();
        return plain.substring(Math.max(0, plain.length() - room)).replaceFirst("^[.-]+", "") + tail;
    }

    /** Read and never looked up, for a resolver may take seconds. */
    private static String host() {
        return Stream.of(kernel(), variable("HOSTNAME"), variable("COMPUTERNAME"))
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(NO_HOST);
    }

    private static Optional<String> kernel() {
        try {
            return Files.isReadable(HOST_NAME) ? Optional.of(Files.readString(HOST_NAME)) : Optional.empty();
        } catch (IOException noLinux) {
            return Optional.empty();
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
