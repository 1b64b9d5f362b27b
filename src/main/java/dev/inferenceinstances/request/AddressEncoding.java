package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refuses an address that spells no text, which would be read as the address of something else. */
public class AddressEncoding {

    static final String NOT_UTF_8 = "The address is not UTF-8 where its percent signs are decoded";
    static final String NOT_ENCODED = "The address has a byte beyond ASCII, which must be percent-encoded as UTF-8";

    private static final int AFTER_THE_BODY_LIMIT = 998;
    private static final int LAST_ASCII = 0x7F;
    private static final int HEXADECIMAL = 16;

    void register(@Observes Filters filters) {
        filters.register(AddressEncoding::check, AFTER_THE_BODY_LIMIT);
    }

    private static void check(RoutingContext context) {
        String complaint = complaint(context.request().uri());
        if (complaint == null) {
            context.next();
        } else {
            ProblemAnswer.send(context, Problems.badRequest(complaint));
        }
    }

    /** What is wrong with a path and query as they came; null where nothing is. */
    static @Nullable String complaint(String address) {
        boolean encoded = false;
        for (int at = 0; at < address.length(); at++) {
            if (address.charAt(at) > LAST_ASCII) {
                return NOT_ENCODED;
            }
            encoded |= address.charAt(at) == '%';
        }
        return encoded ? complaintOfEncoded(address) : null;
    }

    private static @Nullable String complaintOfEncoded(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int at = 0; at < address.length(); at++) {
            char sign = address.charAt(at);
            if (sign == '%') {
                int high = digit(address, at + 1);
                int low = digit(address, at + 2);
                if (high < 0 || low < 0) {
                    // the server refuses it before anybody is asked
                    return null;
                }
                bytes.write(high * HEXADECIMAL + low);
                at += 2;
            } else {
                bytes.write(sign);
            }
        }
        return isUtf8(bytes.toByteArray()) ? null : NOT_UTF_8;
    }

    private static int digit(String address, int at) {
        return at < address.length() ? Character.digit(address.charAt(at), HEXADECIMAL) : -1;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
