package dev.inferenceinstances;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.ProxySettings;
import dev.inferenceinstances.setting.ServerSettings;
import dev.inferenceinstances.setting.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The command {@code report}: fetches the report of a running service over HTTP and prints it, as text, or with {@code --json} as JSON. It
 * finds the service, and signs in, by the settings that the service was started with. It may be given another address; there the settings
 * sign in only where it is of this machine, and else what stands before the {@code @} of the address.
 */
final class FetchReport {

    static final String NAME = "report";

    private static final String PATH = "api/monitoring/report";
    private static final String AS_JSON = "--json";
    /** Hosts that are this machine by their name, which no name server has a say in. */
    private static final Pattern NEAREST = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int OK = 200;
    /** The service itself waits for two seconds at most, for its database. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UnaryOperator<String> values;

    /** @param values gives the raw value of a setting, or null where it is not set */
    FetchReport(UnaryOperator<String> values) {
        this.values = values;
    }

    /**
     * @param arguments {@code --json}, and the address of the service, its root path and who signs in included; both may be missing
     * @param out gets the report and nothing else
     * @param err gets a sentence where there is none
     * @return the exit code: 0, or 1 where the service does not answer with a report
     */
    int run(List<String> arguments, PrintStream out, PrintStream err) {
        Optional<String> given =
                arguments.stream().filter(argument -> !argument.equals(AS_JSON)).findFirst();
        try {
            URI address = given.isPresent() ? URI.create(given.get()) : address();
            return fetch(address, arguments.contains(AS_JSON), out, err);
        } catch (IllegalArgumentException | InvalidSettingException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private int fetch(URI service, boolean json, PrintStream out, PrintStream err) {
        String base = service.toString().replaceFirst("//[^/@]*@", "//");
        URI address = URI.create(base.endsWith("/") ? base + PATH : base + "/" + PATH);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", json ? "application/json" : "text/plain");
        credentials(service)
                .map(both -> Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .ifPresent(basic -> request.header("Authorization", "Basic " + basic));
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                out.println(answer.body().stripTrailing());
                return DONE;
            }
            err.printf("%s answered %d.%n", address, answer.statusCode());
        } catch (IOException e) {
            err.printf("%s does not answer.%n", address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    private URI address() {
        String host = value("QUARKUS_HTTP_HOST", "127.0.0.1");
        String port = value(
                "QUARKUS_HTTP_PORT",
                Integer.toString(ServerSettings.read(new Settings(values)).port()));
        return URI.create("http://%s:%s%s"
                .formatted(
                        reached(host),
                        port,
                        ProxySettings.read(new Settings(values)).rootPath()));
    }

    /** Who listens on every address is asked on the nearest. */
    private static String reached(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }

    private Optional<String> credentials(URI service) {
        if (service.getUserInfo() != null) {
            return Optional.of(service.getUserInfo());
        }
        if (!NEAREST.matcher(String.valueOf(service.getHost())).matches()
                && !address().getAuthority().equals(service.getAuthority())) {
            // the password of this service is no other's business
            return Optional.empty();
        }
        Settings settings = new Settings(values);
        Optional<String> password = settings.secret("AUTH_PASSWORD");
        return settings.unshown("AUTH_USERNAME").flatMap(username -> password.map(secret -> username + ":" + secret));
    }

    private String value(String key, String otherwise) {
        String value = values.apply(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
