package dev.inferenceinstances.openapi;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.Value;

/** A Javadoc comment as CommonMark, which OpenAPI takes for descriptions. */
final class Markdown implements CommentVisitor {

    private final StringBuilder text = new StringBuilder();

    private Markdown() {}

    /** One paragraph of whole sentences; empty where the comment is. */
    static String of(Comment comment) {
        Markdown markdown = new Markdown();
        comment.visit(markdown);
        String paragraph = markdown.text
                .toString()
                .replace("<p>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return paragraph.isEmpty() ? "" : sentence(paragraph);
    }

    @Override
    public void commentText(String words) {
        text.append(words);
    }

    @Override
    public void inlineLink(Link link) {
        text.append(link.getLabel());
    }

    @Override
    public void inlineTag(String name, String value) {
        text.append('`').append(value).append('`');
    }

    @Override
    public void inlineValue(Value value) {
        text.append('`').append(value.getReferencedMemberName()).append('`');
    }

    private static String sentence(String words) {
        String begun = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
