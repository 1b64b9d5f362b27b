package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.Readme.Section;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README says the same in both languages, as far as a program can tell. */
class ReadmeTest {

    private static final String ENGLISH = "README.md";
    private static final String CHINESE = "README.zh-CN.md";

    private static Readme english;
    private static Readme chinese;

    @BeforeAll
    static void readBoth() throws IOException {
        english = Readme.read(ENGLISH);
        chinese = Readme.read(CHINESE);
    }

    @Test
    void theHeadingsAreOfTheSameLevels() {
        assertAlike(Section::level);
    }

    @Test
    void theTablesOfEachSectionAreAboutTheSame() {
        assertAlike(Section::rows);
    }

    @Test
    void commandsAndWhatTheyPrintAreTheSame() {
        assertThat(chinese.blocks()).isNotEmpty();
        for (int i = 0; i < Math.min(english.blocks().size(), chinese.blocks().size()); i++) {
            assertThat(chinese.blocks().get(i)).isEqualTo(english.blocks().get(i));
        }
        assertThat(chinese.blocks().size()).isEqualTo(english.blocks().size());
    }

    @Test
    void eachLinksToTheOther() {
        assertThat(english.links()).contains(CHINESE);
        assertThat(chinese.links()).contains(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyLinkWithinItLeadsToAHeading(String file) throws IOException {
        Readme readme = Readme.read(file);
        List<String> anchors = readme.sections().stream().map(Section::anchor).toList();
        assertThat(readme.links())
                .filteredOn(link -> link.startsWith("#"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(anchors).contains(link.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everySettingStandsInTheTableOfSettings(String file) throws IOException {
        Set<String> settings = new TreeSet<>();
        ServiceSettings.read(
                key -> {
                    settings.add("`" + key + "`");
                    return null;
                },
                List.of());
        assertThat(Readme.read(file).sections())
                .extracting(Section::rows)
                .filteredOn(rows -> rows.contains(List.of("`DATABASE_URL`")))
                .singleElement()
                .satisfies(rows ->
                        assertThat(rows.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(settings));
    }

    /** One section at a time, so that the first difference is all that is shown. */
    private static void assertAlike(Function<Section, ?> part) {
        assertThat(chinese.sections().size())
                .isEqualTo(english.sections().size())
                .isGreaterThan(1);
        for (int i = 0; i < english.sections().size(); i++) {
            Section section = english.sections().get(i);
            assertThat(part.apply(chinese.sections().get(i)))
                    .as(section.title())
                    .isEqualTo(part.apply(section));
        }
    }
}
