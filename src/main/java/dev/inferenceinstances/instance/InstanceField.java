package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of an instance.
 *
 * @param encodedName its name in JSON, encoded once for all
 * @param form how its values are written in JSON
 * @param required whether a new instance has to be sent it
 * @param fallback what it is in a new row to which it was not sent, and in an old row that lacks it; null where there is no default
 * @param read takes it from a row; null where the row lacks it
 * @param write puts it into a row
 * @param sent takes it from what was sent, as it is to be stored; null where it was not sent
 * @param <T> what it is in a row
 */
record InstanceField<T>(
        SerializedString encodedName,
        JsonForm<T> form,
        boolean required,
        @Nullable T fallback,
        Function<InstanceColumns, @Nullable T> read,
        BiConsumer<InstanceColumns, @Nullable T> write,
        Function<InstancePatch, @Nullable T> sent) {

    /** A field of which is not said yet where it stands. */
    @FunctionalInterface
    interface Named<T> {

        /** One that nobody sends. */
        InstanceField<T> stored(
                Function<InstanceColumns, @Nullable T> read, BiConsumer<InstanceColumns, @Nullable T> write);
    }

    static <T> Named<T> required(String name, JsonForm<T> form) {
        return named(name, form, true, null);
    }

    /** One that is null where it is not set. */
    static <T> Named<T> optional(String name, JsonForm<T> form) {
        return named(name, form, false, null);
    }

    static <T> Named<T> withDefault(String name, JsonForm<T> form, T fallback) {
        return named(name, form, false, fallback);
    }

    private static <T> Named<T> named(String name, JsonForm<T> form, boolean required, @Nullable T fallback) {
        return (read, write) ->
                new InstanceField<>(new SerializedString(name), form, required, fallback, read, write, patch -> null);
    }

    InstanceField<T> sentAs(Function<InstancePatch, @Nullable T> component) {
        return new InstanceField<>(encodedName, form, required, fallback, read, write, component);
    }

    String name() {
        return encodedName.getValue();
    }

    /** True where it may be null when it is shown. */
    boolean nullable() {
        return !required && fallback == null;
    }

    /** As it is shown: the row's value, or its default; null where there is neither. */
    @Nullable
    T of(InstanceColumns row) {
        T value = read.apply(row);
        return value == null ? fallback : value;
    }

    /** Whether it is shown otherwise. JSON that is written otherwise, as servers and other programs do, is the same. */
    boolean differs(InstanceColumns row, InstanceColumns other) {
        T here = of(row);
        T there = of(other);
        if (Objects.equals(here, there)) {
            return false;
        }
        return form != JsonForm.RAW
                || !(here instanceof String one && there instanceof String two)
                || !StoredJson.read(one).equals(StoredJson.read(two));
    }

    boolean isIn(InstancePatch patch) {
        return sent.apply(patch) != null;
    }

    /** Changes it if it was sent. */
    void apply(InstancePatch patch, InstanceColumns row) {
        set(row, sent.apply(patch));
    }

    void setDefault(InstanceColumns row) {
        set(row, fallback);
    }

    /** The same where it has no default: then it has no value any more. */
    void empty(InstanceColumns row) {
        write.accept(row, fallback);
    }

    void copy(InstanceColumns source, InstanceColumns row) {
        set(row, of(source));
    }

    /** The same, but also that there is none. */
    void assign(InstanceColumns source, InstanceColumns row) {
        write.accept(row, of(source));
    }

    /** Puts what a column holds into a row. */
    @SuppressWarnings("unchecked")
    void store(@Nullable Object value, InstanceColumns row) {
        write.accept(row, (T) value);
    }

    void writeTo(JsonGenerator json, InstanceColumns row) throws IOException {
        json.writeFieldName(encodedName);
        writeValue(json, row);
    }

    void writeValue(JsonGenerator json, InstanceColumns row) throws IOException {
        T value = of(row);
        if (value == null) {
            json.writeNull();
        } else {
            form.write(json, value);
        }
    }

    private void set(InstanceColumns row, @Nullable T value) {
        if (value != null) {
            write.accept(row, value);
        }
    }
}
