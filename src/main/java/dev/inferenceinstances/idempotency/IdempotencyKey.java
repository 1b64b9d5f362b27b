package dev.inferenceinstances.idempotency;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client calls a request that it may send again, because it does not know whether it was answered.
 *
 * @param text the client's own word for it
 * @param fingerprint tells requests apart that come under the same word: 64 hexadecimal digits
 */
public record IdempotencyKey(String text, String fingerprint) {

    public static final String HEADER = "Idempotency-Key";

    private static final byte[] NOTHING = {};
    private static final Pattern ALLOWED = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /**
     * @param text as it was sent
     * @param request what was asked for, as a whole
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where the text cannot be a key
     */
    public static IdempotencyKey of(String text, String request) {
        return of(text, request, NOTHING);
    }

    /**
     * The same for a request with a body that may be large.
     *
     * @param body in UTF-8, after what was asked for
     */
    public static IdempotencyKey of(String text, String request, byte[] body) {
        if (!ALLOWED.matcher(text).matches()) {
            throw Problems.invalid(List.of(new FieldError(HEADER, "must be 1 to 255 printable ASCII characters")));
        }
        return new IdempotencyKey(text, fingerprint(request, body));
    }

    private static String fingerprint(String request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
