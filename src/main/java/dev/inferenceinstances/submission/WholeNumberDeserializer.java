package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole number, also from a string, and also where it is written as {@code 2.0} or {@code 1e2}; notes a fraction, or a number that does
 * not fit, with the bounds of the field, instead of stopping at it.
 *
 * @param <N> the number of 32 or 64 bits
 */
final class WholeNumberDeserializer<N extends Number> extends StdScalarDeserializer<N>
        implements ContextualDeserializer {

    private static final long serialVersionUID = 1;

    /** Nobody writes a number of 64 bits in more signs, and what is longer takes time to read. */
    private static final int LONGEST = 100;

    /** An exponent of so few digits cannot overflow. */
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private final Class<N> type;
    /** What the type takes. */
    private final long smallest;

    private final long largest;
    /** What the field takes. */
    private final long least;

    private final long most;

    private WholeNumberDeserializer(Class<N> type, long smallest, long largest, long least, long most) {
        super(type);
        this.type = type;
        this.smallest = smallest;
        this.largest = largest;
        this.least = least;
        this.most = most;
    }

    static WholeNumberDeserializer<Integer> of32Bits() {
        return ofType(Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static WholeNumberDeserializer<Long> of64Bits() {
        return ofType(Long.class, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static <N extends Number> WholeNumberDeserializer<N> ofType(Class<N> type, long smallest, long largest) {
        return new WholeNumberDeserializer<>(type, smallest, largest, smallest, largest);
    }

    /** Numbers that the type takes and the field does not are left to the validation of the field. */
    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property == null) {
            return this;
        }
        Min min = property.getAnnotation(Min.class);
        Max max = property.getAnnotation(Max.class);
        return new WholeNumberDeserializer<>(
                type, smallest, largest, min == null ? smallest : min.value(), max == null ? largest : max.value());
    }

    @Override
    public @Nullable N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token.isBoolean()) {
            return type.cast(context.handleUnexpectedToken(type, parser));
        }
        String text = parser.getText().strip();
        if (text.length() <= LONGEST && FORM.matcher(text).matches()) {
            try {
                // looks at the exponent first, and so builds no number of a billion digits
                long number = new BigDecimal(text).longValueExact();
                if (number >= smallest && number <= largest) {
                    return boxed(number);
                }
            } catch (ArithmeticException fractionOrBeyond64Bits) {
                return noted(parser, context);
            }
        }
        return noted(parser, context);
    }

    private N boxed(long number) {
        if (type == Integer.class) {
            return type.cast((int) number);
        }
        return type.cast(number);
    }

    private @Nullable N noted(JsonParser parser, DeserializationContext context) {
        SubmissionNotes.of(context)
                .wrong(FieldPath.of(parser), "must be a whole number from %d to %d".formatted(least, most));
        return null;
    }
}
