package dev.inferenceinstances.guide;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command on a page asks the service.
 *
 * @param body empty where there is none
 * @param user as {@code name:password}; empty where nobody signs in
 * @param endless whether the answer has no end
 */
record PageRequest(String method, URI url, Map<String, String> headers, String body, String user, boolean endless) {

    private static final String HOST = "http://localhost:38000/";

    /** Empty where the command asks the service nothing. */
    static Optional<PageRequest> of(String line) {
        List<String> words = ShellWords.of(line);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case "watch" -> of(String.join(" ", words.subList(3, words.size())));
            case "ab" -> Optional.of(curl(List.of(words.get(words.size() - 1))));
            case "curl" -> Optional.of(curl(words.subList(1, words.size())));
            default -> Optional.empty();
        };
    }

    private static PageRequest curl(List<String> options) {
        Deque<String> left = new ArrayDeque<>(options);
        String method = null;
        String url = "";
        Map<String, String> headers = new LinkedHashMap<>();
        String body = "";
        String user = "";
        boolean endless = false;
        while (!left.isEmpty()) {
            String option = left.remove();
            switch (option) {
                case "-i", "-s", "-S", "-sS", "-f" -> {}
                case "-o" -> left.remove();
                case "-N" -> endless = true;
                case "-X" -> method = left.remove();
                case "-u" -> user = left.remove();
                case "-d" -> body = left.remove();
                case "-H" -> {
                    String[] header = left.remove().split(": ?", 2);
                    headers.put(header[0], header[1]);
                }
                default -> url = url(option);
            }
        }
        if (method == null) {
            method = body.isEmpty() ? "GET" : "POST";
        }
        return new PageRequest(method, URI.create(url), headers, body, user, endless);
    }

    private static String url(String word) {
        if (!word.startsWith(HOST)) {
            throw new AssertionError("Neither an option that this test knows nor a URL of the service: " + word);
        }
        return word;
    }
}
