package dev.inferenceinstances.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus reads of the service at one moment. */
public record Scrape(List<Sample> samples, Map<String, String> types, Map<String, String> helps) {

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern HELP = Pattern.compile("# HELP (\\w+) (.*)");

    /** One figure. */
    public record Sample(String name, Map<String, String> labels, double value) {

        private boolean has(List<String> wanted) {
            return wanted.stream()
                    .map(label -> label.split("=", 2))
                    .allMatch(label -> label[1].equals(labels.get(label[0])));
        }
    }

    public static Scrape now() {
        String text = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new Scrape(
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(Scrape::sample)
                        .toList(),
                comments(text, TYPE),
                comments(text, HELP));
    }

    /** The one figure of this name that has these labels, and maybe others. */
    public double value(String name, String... labels) {
        List<Sample> found = all(name, labels);
        assertThat(found).as("%s %s", name, List.of(labels)).hasSize(1);
        return found.get(0).value();
    }

    /** @param labels each as {@code name=value} */
    public List<Sample> all(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(List.of(labels)))
                .toList();
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String labels = sample.group(2) == null ? "" : sample.group(2);
        return new Sample(sample.group(1), pairs(LABEL.matcher(labels)), number(sample.group(3)));
    }

    private static Map<String, String> comments(String text, Pattern comment) {
        return pairs(comment.matcher(text));
    }

    private static Map<String, String> pairs(Matcher matcher) {
        return matcher.results().collect(Collectors.toMap(result -> result.group(1), Scrape::second));
    }

    private static String second(MatchResult result) {
        return result.group(2);
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
