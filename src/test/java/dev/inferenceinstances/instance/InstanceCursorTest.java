package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceCursorTest {

    private static final Instant MOMENT = Instant.parse("2026-11-28T08:00:00.123456Z");

    static Stream<InstanceCursor> cursors() {
        return Stream.of(
                cursor("-id", null),
                cursor("id", null),
                cursor("name", "bert"),
                cursor("-model_name", "漢 😀\n\"<>&"),
                cursor("cluster_name", ""),
                cursor("created_at", MOMENT),
                cursor("-updated_at", null));
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void aCursorIsReadAsItWasWritten(InstanceCursor cursor) {
        assertThat(InstanceCursor.parse(cursor.text())).contains(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aRowGivesWhatItIsSortedBy() {
        InferenceInstance row = new InferenceInstance();
        row.id = 7L;
        row.name = "bert";
        row.createdAt = MOMENT;
        assertThat(InstanceCursor.behind(row, sort("name"))).isEqualTo(cursor("name", "bert"));
        assertThat(InstanceCursor.behind(row, sort("-created_at"))).isEqualTo(cursor("-created_at", MOMENT));
        assertThat(InstanceCursor.behind(row, sort("updated_at"))).isEqualTo(cursor("updated_at", null));
        assertThat(InstanceCursor.behind(row, InstanceSort.NEWEST)).isEqualTo(cursor("-id", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "id\n",
                "id\nseven",
                "id\n99999999999999999999",
                "size\n7",
                "--id\n7",
                "id\n7\nmore",
                "name\n7",
                "name\n7\na\0",
                "created_at\n7\nyesterday",
                "created_at\n7\n+1000000000-12-31T23:59:59Z",
                "updated_at\n7\n0000-12-31T23:59:59Z",
                "created_at\n7\n"
            })
    void anythingElseIsNone(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThat(InstanceCursor.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "a", "====", "abc/", "wK8", "LWlk Cjc"})
    void norIsWhatIsNotEncoded(String text) {
        assertThat(InstanceCursor.parse(text)).isEmpty();
    }

    @Test
    void behindACursorTheListGoesOnInAsManyRangesAsItsIndexHas() {
        assertThat(conditions("-id", null)).containsExactly("id < :cursorId");
        assertThat(conditions("name", "bert")).containsExactly("name > :cursorValue");
        assertThat(conditions("model_name", "bert"))
                .containsExactly("modelName = :cursorValue and id > :cursorId", "modelName > :cursorValue");
        assertThat(conditions("created_at", MOMENT))
                .containsExactly("createdAt = :cursorValue and id > :cursorId", "createdAt > :cursorValue");
        assertThat(conditions("-created_at", MOMENT))
                .containsExactly(
                        "createdAt = :cursorValue and id < :cursorId", "createdAt < :cursorValue", "createdAt is null");
        assertThat(conditions("-created_at", null)).containsExactly("createdAt is null and id < :cursorId");
        assertThat(conditions("created_at", null))
                .containsExactly("createdAt is null and id > :cursorId", "createdAt is not null");
    }

    @Test
    void whereRowsAreComparedATextAndTheIdAreOneRange() {
        assertThat(cursor("-model_name", "bert").stretches(true))
                .containsExactly(new InstanceCursor.Stretch(
                        "(modelName, id) < (:cursorValue, :cursorId)", Map.of("cursorValue", "bert", "cursorId", 7L)));
        assertThat(cursor("-name", "bert").stretches(true))
                .isEqualTo(cursor("-name", "bert").stretches(false));
        assertThat(cursor("-created_at", MOMENT).stretches(true))
                .as("a row may have no time, and an old column no zone")
                .isEqualTo(cursor("-created_at", MOMENT).stretches(false));
    }

    @Test
    void aRangeHasTheValuesOfItsCondition() {
        List<InstanceCursor.Stretch> stretches = cursor("model_name", "bert").stretches(false);
        assertThat(stretches.get(0).parameters()).isEqualTo(Map.of("cursorValue", "bert", "cursorId", 7L));
        assertThat(stretches.get(1).parameters()).isEqualTo(Map.of("cursorValue", "bert"));
    }

    private static List<String> conditions(String sort, Object value) {
        return cursor(sort, value).stretches(false).stream()
                .map(InstanceCursor.Stretch::hql)
                .toList();
    }

    private static InstanceCursor cursor(String sort, Object value) {
        return new InstanceCursor(sort(sort), value, 7);
    }

    private static InstanceSort sort(String text) {
        return InstanceSort.parse(text).orElseThrow();
    }
}
