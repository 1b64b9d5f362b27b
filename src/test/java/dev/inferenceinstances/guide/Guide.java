package dev.inferenceinstances.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All pages of the project. */
final class Guide {

    static final Path README = Path.of("README.md");

    private static final Path CHINESE_README = Path.of("README.zh-CN.md");
    private static final Path ENGLISH = Path.of("docs", "en");
    private static final Path CHINESE = Path.of("docs", "zh");

    private Guide() {}

    /** A page and the same one in the other language. */
    record Twins(GuidePage english, GuidePage chinese) {

        @Override
        public String toString() {
            return english.toString();
        }
    }

    static List<GuidePage> pages() {
        return Stream.of(markdown(Path.of(""), 1), markdown(Path.of("docs"), 2), markdown(Path.of("findings"), 1))
                .flatMap(List::stream)
                .map(GuidePage::read)
                .toList();
    }

    /** In the order of {@code README.md}, since a page may go on with the example of another. */
    static List<Twins> twins() {
        GuidePage readme = GuidePage.read(README);
        return Stream.concat(
                        Stream.of(new Twins(readme, GuidePage.read(CHINESE_README))),
                        readme.links().stream()
                                .map(readme::target)
                                .filter(page -> page.startsWith(ENGLISH))
                                .distinct()
                                .map(page -> new Twins(
                                        GuidePage.read(page),
                                        GuidePage.read(CHINESE.resolve(ENGLISH.relativize(page))))))
                .toList();
    }

    static List<Path> files(boolean english) {
        Path folder = english ? ENGLISH : CHINESE;
        return markdown(folder, 1).stream().map(folder::relativize).toList();
    }

    /** One of the English pages that has a twin. */
    static GuidePage english(String name) {
        return GuidePage.read(ENGLISH.resolve(name));
    }

    private static List<Path> markdown(Path folder, int depth) {
        try (Stream<Path> found =
                Files.find(folder, depth, (file, attributes) -> file.toString().endsWith(".md"))) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
