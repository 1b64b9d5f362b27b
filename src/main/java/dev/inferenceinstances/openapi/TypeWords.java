package dev.inferenceinstances.openapi;

import com.github.therapi.runtimejavadoc.BaseJavadoc;
import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.SeeAlsoJavadoc;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.jandex.ClassInfo;

/**
 * What the Javadoc of a record or an enum says.
 *
 * @param description of the type; empty where there is none
 * @param members of its components or constants, by their Java names
 */
record TypeWords(String description, Map<String, String> members) {

    /** Where a record says nothing of a component, the types that it refers to by {@code @see} do. */
    static TypeWords of(ClassInfo type) {
        ClassJavadoc javadoc = read(type.name().toString());
        Map<String, String> members = new HashMap<>();
        javadoc.getSeeAlso().stream()
                .map(SeeAlsoJavadoc::getLink)
                .filter(Objects::nonNull)
                .forEach(link -> members.putAll(members(read(named(type, link.getReferencedClassName())))));
        members.putAll(members(javadoc));
        return new TypeWords(Markdown.of(javadoc.getComment()), members);
    }

    /** The words of a method of the same name count too. */
    private static Map<String, String> members(ClassJavadoc javadoc) {
        Map<String, String> members = new HashMap<>();
        members.putAll(words(javadoc.getMethods()));
        members.putAll(words(javadoc.getEnumConstants()));
        javadoc.getRecordComponents()
                .forEach(component -> members.put(component.getName(), Markdown.of(component.getComment())));
        return members;
    }

    private static Map<String, String> words(Iterable<? extends BaseJavadoc> javadocs) {
        Map<String, String> words = new HashMap<>();
        javadocs.forEach(javadoc -> words.put(javadoc.getName(), Markdown.of(javadoc.getComment())));
        words.values().removeIf(String::isEmpty);
        return words;
    }

    /** One of the same package goes by its simple name. */
    private static String named(ClassInfo type, String reference) {
        return reference.contains(".") ? reference : type.name().packagePrefix() + '.' + reference;
    }

    private static ClassJavadoc read(String type) {
        return RuntimeJavadoc.getJavadoc(type, Thread.currentThread().getContextClassLoader());
    }
}
