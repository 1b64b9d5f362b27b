package dev.inferenceinstances.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a page points to is missing. What is elsewhere on the internet is not asked for. */
class PageLinksTest {

    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./-])(?:docker|docs|findings|src|\\.ci|\\.mvn)/[\\w.-]+(?:/[\\w.-]+)*");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|Contract|IT))`");
    private static final Pattern CLASS = Pattern.compile("dev\\.inferenceinstances(?:\\.[a-z]+)*\\.[A-Z]\\w+");
    private static final Path SERVICE = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final int LINES_OF_A_README = 200;

    static List<GuidePage> pages() {
        return Guide.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndItsHeading(GuidePage page) {
        for (String link : page.links()) {
            if (!link.startsWith("https://")) {
                Path target = page.target(link);
                assertThat(target).as("%s in %s", link, page).exists();
                if (link.contains("#")) {
                    assertThat(GuidePage.read(target).anchors())
                            .as("%s in %s", link, page)
                            .contains(link.replaceFirst("[^#]*#", ""));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noTwoHeadingsOfAPageHaveTheSameAnchor(GuidePage page) {
        assertThat(page.anchors()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatIsNamedIsThere(GuidePage page) {
        assertThat(FILE.matcher(page.text()).results().map(file -> Path.of(file.group())))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(pages().stream()
                        .flatMap(page -> TEST.matcher(page.text()).results())
                        .map(test -> test.group(1)))
                .hasSizeGreaterThan(20)
                .allSatisfy(test -> assertThat(tests).contains(test));
    }

    @Test
    void everyClassThatALogNamesIsThere() {
        assertThat(pages().stream()
                        .flatMap(page -> CLASS.matcher(page.text()).results())
                        .map(name -> Path.of(name.group().replace('.', '/') + ".java")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(List.of(SERVICE.resolve(file), TESTS.resolve(file)))
                        .anyMatch(Files::exists));
    }

    @Test
    void everyPageIsLinkedFromAnother() {
        List<GuidePage> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(pages)
                .allSatisfy(page -> assertThat(pages)
                        .filteredOn(other -> !other.path().equals(page.path()))
                        .anySatisfy(other -> assertThat(other.links().stream().map(other::target))
                                .contains(page.path())));
    }

    @Test
    void aReadmeIsShort() {
        assertThat(pages())
                .filteredOn(page -> page.path().toString().startsWith("README"))
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.text().lines()).hasSizeLessThanOrEqualTo(LINES_OF_A_README));
    }
}
