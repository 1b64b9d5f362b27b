package dev.inferenceinstances.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.guide.Guide.Twins;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say the same in both languages, as far as a program can tell. */
class TwinPagesTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    static List<Twins> twins() {
        return Guide.twins();
    }

    @Test
    void eachPageIsThereInBothLanguagesAndLinkedFromTheReadme() {
        List<Path> linked = twins().stream()
                .skip(1)
                .map(twins -> twins.english().path().getFileName())
                .toList();
        assertThat(Guide.files(true)).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(linked);
        assertThat(Guide.files(false)).isEqualTo(Guide.files(true));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theHeadingsAreOfTheSameLevels(Twins twins) {
        assertAlike(twins, Section::level);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theTablesOfEachSectionAreAboutTheSame(Twins twins) {
        assertAlike(twins, Section::rows);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void commandsAndWhatTheyPrintAreTheSame(Twins twins) {
        List<String> english = twins.english().blocks();
        List<String> chinese = twins.chinese().blocks();
        for (int i = 0; i < Math.min(english.size(), chinese.size()); i++) {
            assertThat(chinese.get(i)).isEqualTo(english.get(i));
        }
        assertThat(chinese.size()).isEqualTo(english.size());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void everySectionIsTranslated(Twins twins) {
        assertThat(twins.chinese().sections())
                .filteredOn(section -> !section.prose().isEmpty())
                .allSatisfy(section -> assertThat(section.prose()).containsPattern(HAN));
        assertThat(twins.english().sections())
                .filteredOn(section -> section.level() > 1)
                .noneSatisfy(section -> assertThat(section.prose()).containsPattern(HAN));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theyLinkToTheSamePages(Twins twins) {
        assertThat(languageless(twins.chinese())).containsExactlyInAnyOrderElementsOf(languageless(twins.english()));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void eachLinksToTheOther(Twins twins) {
        assertThat(targets(twins.english())).contains(twins.chinese().path());
        assertThat(targets(twins.chinese())).contains(twins.english().path());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void eachSaysFirstWhatItAnswersAndLeadsBack(Twins twins) {
        for (GuidePage page : List.of(twins.english(), twins.chinese())) {
            assertThat(page.sections().get(0).level()).isEqualTo(1);
            assertThat(page.sections().get(0).prose()).as(page.toString()).isNotEmpty();
        }
        if (!twins.english().path().equals(Guide.README)) {
            assertThat(targets(twins.english())).contains(Guide.README);
            assertThat(targets(twins.chinese())).contains(Path.of("README.zh-CN.md"));
        }
    }

    private static List<Path> targets(GuidePage page) {
        return page.links().stream().map(page::target).toList();
    }

    /** The pages that it links to, without those in another language of themselves. */
    private static List<String> languageless(GuidePage page) {
        return targets(page).stream()
                .map(target -> target.toString().replace('\\', '/'))
                .map(target -> target.replace("docs/zh/", "docs/en/").replace("README.zh-CN.md", "README.md"))
                .toList();
    }

    /** One section at a time, so that the first difference is all that is shown. */
    private static void assertAlike(Twins twins, Function<Section, ?> part) {
        List<Section> english = twins.english().sections();
        List<Section> chinese = twins.chinese().sections();
        assertThat(chinese.size()).isEqualTo(english.size()).isGreaterThan(1);
        for (int i = 0; i < english.size(); i++) {
            assertThat(part.apply(chinese.get(i))).as(english.get(i).title()).isEqualTo(part.apply(english.get(i)));
        }
    }
}
