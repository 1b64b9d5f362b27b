package dev.inferenceinstances.submission;

import dev.inferenceinstances.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of a body. JSON parsers take bytes that are no UTF-8 for characters that nobody sent: over-long forms, which hide a character from
 * whoever looks for it, surrogates, and what was cut off.
 */
public final class BodyText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final char REPLACEMENT = '\uFFFD';

    private static final int PART = 8192;

    private BodyText() {}

    /**
     * The text, without the byte order mark that some programs put before it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the bytes are no UTF-8, naming the first that is none
     */
    public static String of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        // what stands for bytes that are no UTF-8 may have been sent as well; to look first costs a copy of the whole
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(body);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static void requireUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(body);
        CharBuffer part = CharBuffer.allocate(PART);
        CoderResult result;
        do {
            part.clear();
            result = decoder.decode(rest, part, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw Problems.badRequest("The body is not UTF-8 from byte %d on".formatted(rest.position() + 1));
        }
    }
}
