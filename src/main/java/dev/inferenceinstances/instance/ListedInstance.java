package dev.inferenceinstances.instance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An instance as it is read to be shown, column by column. It is no entity: for each of those Hibernate makes a key, a place in a table of what
 * is being loaded, and an interceptor for fields that could be loaded later, and they note what is set, to be written.
 */
final class ListedInstance extends InstanceColumns {

    private static final List<InstanceField<?>> FIELDS = InstanceFields.STORED;

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    /** What stands behind {@code select} in HQL. */
    static final String COLUMNS = Stream.concat(Stream.of("id"), FIELDS.stream().map(ListedInstance::attribute))
            .collect(Collectors.joining(", "));

    private final Long id;

    private ListedInstance(Long id) {
        this.id = id;
    }

    /** @param values of {@link #COLUMNS} */
    static InstanceColumns of(Object[] values) {
        ListedInstance row = new ListedInstance((Long) values[0]);
        for (int at = 1; at < values.length; at++) {
            FIELDS.get(at - 1).store(values[at], row);
        }
        return row;
    }

    @Override
    public Long instanceId() {
        return id;
    }

    private static String attribute(InstanceField<?> field) {
        return NEXT_WORD.matcher(field.name()).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
