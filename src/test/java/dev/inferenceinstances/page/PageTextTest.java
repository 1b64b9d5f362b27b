package dev.inferenceinstances.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.traffic.Outcome;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the page, in both languages. */
class PageTextTest {

    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
    private static final String JOIN = "\" \\+\\s+\"";
    private static final Pattern TEXT =
            Pattern.compile("^ {2}\"?([\\w.]+)\"?:\\s+\"((?:.|" + JOIN + ")*)\",$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern USE = Pattern.compile("(?:text\\(\"|data-(?:text|label)=\")([a-z_.0-9]+)\"");

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final Map<String, String> english = texts("en");
    private final Map<String, String> chinese = texts("zh");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet()).hasSizeGreaterThan(200);
    }

    @Test
    void bothLanguagesFillInTheSamePlaces() {
        english.forEach(
                (key, text) -> assertThat(places(chinese.get(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void everyTextThatIsUsedIsThere() {
        assertThat(sources()).allSatisfy(source -> assertThat(english.keySet()).containsAll(found(USE, read(source))));
    }

    @Test
    void everyFigureOfEvidenceHasItsName() {
        Set<String> names = Stream.of(Evidence.class.getPermittedSubclasses())
                .flatMap(PageTextTest::figures)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(40).contains("mean_hold_ms", "by_holder", "application_name");
        assertThat(english.keySet())
                .containsAll(names.stream().map(name -> "evidence." + name).toList());
    }

    @Test
    void everyWayInWhichARequestEndsHasItsName() {
        assertThat(english.keySet())
                .containsAll(Stream.of(Outcome.values())
                        .map(outcome -> "outcome." + outcome.label())
                        .toList());
    }

    /** Those of the records in it too. */
    private static Stream<String> figures(Class<?> evidence) {
        return Stream.of(evidence.getRecordComponents())
                .flatMap(component -> Stream.concat(
                        Stream.of(SNAKE_CASE.translate(component.getName())), inner(component.getGenericType())));
    }

    private static Stream<String> inner(Type type) {
        return type instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> entry
                        && entry.isRecord()
                ? figures(entry)
                : Stream.empty();
    }

    @Test
    void noPartIsLongerThanCanBeReadAtOnce() {
        assertThat(sources())
                .hasSizeGreaterThan(25)
                .allSatisfy(source -> assertThat(read(source).lines()).hasSizeLessThan(250));
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(PAGE)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("text"))
                    .filter(file -> !file.getParent().endsWith("css"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> texts(String language) {
        return TEXT.matcher(read(PAGE.resolve("js/text/" + language + ".js")))
                .results()
                .collect(Collectors.toMap(
                        text -> text.group(1),
                        text -> text.group(2).replaceAll(JOIN, ""),
                        (one, other) -> {
                            throw new AssertionError("Twice: " + one + " and " + other);
                        },
                        TreeMap::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(use -> use.group(1)).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
