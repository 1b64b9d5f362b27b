package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The list has each column of the row and each component of the patch, so a field that is in all three is everywhere. */
class InstanceFieldsTest {

    private static final PropertyNamingStrategies.SnakeCaseStrategy JSON_NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /** What the columns of JSON hold; anything else in them is read as if it were that. */
    private static final Map<String, String> JSON = Map.of("envs", "{\"A\":\"1\"}", "priorities", "[\"low\"]");

    @Test
    void eachColumnIsAFieldAndNoFieldButTheIdAndTheFirstPriorityHasNone() {
        assertThat(names(InstanceFields.ALL))
                .doesNotHaveDuplicates()
                .filteredOn(name -> !Set.of("id", "priority").contains(name))
                .hasSameElementsAs(columns().keySet());
    }

    @Test
    void eachComponentOfThePatchIsAFieldAndNoFieldButThoseOfTheServiceHasNone() {
        assertThat(names(InstanceFields.ALL))
                .filteredOn(name -> !Set.of("id", "created_at", "updated_at").contains(name))
                .hasSameElementsAs(components().keySet());
    }

    @ParameterizedTest
    @MethodSource("eachColumn")
    void aFieldReadsAndCopiesTheColumnOfItsName(String name, Field column) throws IllegalAccessException {
        InferenceInstance row = new InferenceInstance();
        column.set(row, sample(column.getType(), name));
        InferenceInstance copy = new InferenceInstance();
        field(name).copy(row, copy);
        assertThat(field(name).of(row)).isEqualTo(column.get(row));
        assertThat(filled(copy)).isEqualTo(Map.of(name, column.get(row)));
    }

    @ParameterizedTest
    @MethodSource("eachComponent")
    void aFieldPutsWhatIsSentByItsNameIntoTheColumnOfItsName(String name, RecordComponent component) {
        InstancePatch patch = patchOf(component);
        InferenceInstance row = new InferenceInstance();
        InstanceRows.apply(patch, row);
        assertThat(InstanceFields.ALL.stream().filter(field -> field.isIn(patch)))
                .containsExactly(field(name));
        assertThat(filled(row).keySet()).containsExactly(name.equals("priority") ? "priorities" : name);
    }

    @Test
    void aPatchOfNothingChangesNothing() {
        InstancePatch nothing = patchOf(null);
        InferenceInstance row = new InferenceInstance();
        InstanceRows.apply(nothing, row);
        assertThat(InstanceRows.unchangedBy(nothing)).isTrue();
        assertThat(filled(row)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("eachComponent")
    void aPatchOfOneFieldChangesSomething(String name, RecordComponent component) {
        assertThat(InstanceRows.unchangedBy(patchOf(component))).isFalse();
    }

    @Test
    void aNewRowLacksOnlyWhatHasNoDefault() {
        Set<String> lacking = new TreeSet<>(columns().keySet());
        lacking.removeAll(filled(InstanceRows.withDefaults()).keySet());
        assertThat(lacking)
                .containsExactlyInAnyOrder(
                        "name",
                        "model_name",
                        "cluster_name",
                        "image_tag",
                        "fps",
                        "checkpoint_path",
                        "nonce",
                        "celery_task_concurrency",
                        "created_at",
                        "updated_at");
    }

    @Test
    void aNewInstanceMustHaveFourFields() {
        assertThat(new InstanceDraft(patchOf(null)).missing())
                .containsExactlyInAnyOrder("name", "model_name", "cluster_name", "image_tag");
    }

    @Test
    void allButTheIdAndTheFirstPriorityIsStored() {
        assertThat(names(InstanceFields.ALL))
                .filteredOn(name -> !Set.of("id", "priority").contains(name))
                .isEqualTo(names(InstanceFields.STORED));
    }

    private static List<String> names(List<InstanceField<?>> fields) {
        return fields.stream().map(InstanceField::name).toList();
    }

    private static InstanceField<?> field(String name) {
        return InstanceFields.ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Arguments> eachColumn() {
        return columns().entrySet().stream().map(column -> Arguments.of(column.getKey(), column.getValue()));
    }

    private static Stream<Arguments> eachComponent() {
        return components().entrySet().stream()
                .map(component -> Arguments.of(component.getKey(), component.getValue()));
    }

    private static Map<String, Field> columns() {
        return Stream.of(InstanceColumns.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .collect(Collectors.toMap(field -> JSON_NAMES.translate(field.getName()), field -> field));
    }

    private static Map<String, RecordComponent> components() {
        return Stream.of(InstancePatch.class.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> JSON_NAMES.translate(component.getName()), component -> component));
    }

    private static Map<String, Object> filled(InferenceInstance row) {
        Map<String, Object> filled = new TreeMap<>();
        columns().forEach((name, column) -> {
            try {
                filled.put(name, column.get(row));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        });
        filled.values().removeIf(Objects::isNull);
        return filled;
    }

    /** A patch that holds this component only, or nothing. */
    private static InstancePatch patchOf(RecordComponent sent) {
        RecordComponent[] all = InstancePatch.class.getRecordComponents();
        Object[] values = Arrays.stream(all)
                .map(component -> sent != null && component.getName().equals(sent.getName())
                        ? sample(component.getType(), "low")
                        : null)
                .toArray();
        Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return InstancePatch.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object sample(Class<?> type, String text) {
        Map<Class<?>, Object> samples = Map.of(
                Long.class,
                7L,
                Integer.class,
                3,
                Boolean.class,
                true,
                Instant.class,
                Instant.EPOCH,
                List.class,
                List.of("low"),
                Map.class,
                Map.of("A", "1"),
                String.class,
                JSON.getOrDefault(text, "\"" + text + "\""));
        return samples.get(type);
    }
}
