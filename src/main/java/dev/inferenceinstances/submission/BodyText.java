package dev.inferenceinstances.submission;

import dev.inferenceinstances.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a body. JSON parsers take bytes that are no UTF-8 for characters that nobody sent: over-long forms, which hide a character from
 * whoever looks for it, surrogates, and what was cut off.
 */
public final class BodyText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private BodyText() {}

    /**
     * The text, without the byte order mark that some programs put before it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the bytes are no UTF-8, naming the first that is none
     */
    public static String of(byte[] body) {
        ByteBuffer rest = ByteBuffer.wrap(body);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The body is not UTF-8 from byte %d on".formatted(rest.position() + 1));
        }
    }
}
