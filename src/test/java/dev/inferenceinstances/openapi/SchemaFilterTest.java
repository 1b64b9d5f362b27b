package dev.inferenceinstances.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the filter makes of a record comes from its annotations, whatever its name and its Javadoc say. */
class SchemaFilterTest {

    /**
     * Named like a body, and none.
     *
     * @param count never null
     */
    record AnswerRequest(
            Integer count,
            @Nullable Integer limit,
            @Nullable List<String> names,
            @Nullable Part part,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String message) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(writeOnly = true)
    record Wanted(@Nullable Integer count) {}

    record Part(int size) {}

    private OpenAPI document;

    @BeforeEach
    void filter() throws IOException {
        document = OASFactory.createOpenAPI().components(OASFactory.createComponents());
        document.getComponents()
                .addSchema(
                        "AnswerRequest",
                        object().addProperty("count", of(SchemaType.INTEGER))
                                .addProperty("limit", of(SchemaType.INTEGER))
                                .addProperty("names", of(SchemaType.ARRAY))
                                .addProperty("part", OASFactory.createSchema().ref("Part"))
                                .addProperty("message", of(SchemaType.STRING)))
                .addSchema("Wanted", object().writeOnly(true).addProperty("count", of(SchemaType.INTEGER)));
        new SchemaFilter(Index.of(AnswerRequest.class, Wanted.class, Part.class)).filterOpenAPI(document);
    }

    @Test
    void aKeyOfAnAnswerMayBeNullWhereItsComponentIsNullable() {
        assertThat(key("AnswerRequest", "count").getType()).containsExactly(SchemaType.INTEGER);
        assertThat(key("AnswerRequest", "limit").getType()).containsExactly(SchemaType.INTEGER, SchemaType.NULL);
        assertThat(key("AnswerRequest", "names").getType()).containsExactly(SchemaType.ARRAY, SchemaType.NULL);
        assertThat(key("AnswerRequest", "part").getAnyOf())
                .extracting(Schema::getRef, Schema::getType)
                .containsExactly(tuple("#/components/schemas/Part", null), tuple(null, List.of(SchemaType.NULL)));
    }

    @Test
    void anAnswerHoldsEveryKeyButOneThatIsLeftOutWhenItIsNull() {
        assertThat(schema("AnswerRequest").getRequired()).containsExactly("count", "limit", "names", "part");
        assertThat(key("AnswerRequest", "message").getType()).containsExactly(SchemaType.STRING);
    }

    @Test
    void aBodyNeedsNoKeyAndTakesNoNull() {
        assertThat(schema("Wanted").getRequired()).isNull();
        assertThat(key("Wanted", "count").getType()).containsExactly(SchemaType.INTEGER);
        assertThat(schema("Wanted").getWriteOnly())
                .as("the operation says so already")
                .isNull();
    }

    @Test
    void onlyWhatTheServiceCountsIsNeverNegative() {
        assertThat(key("AnswerRequest", "count").getMinimum()).isZero();
        assertThat(key("Wanted", "count").getMinimum()).isNull();
    }

    private Schema schema(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private Schema key(String schema, String name) {
        return schema(schema).getProperties().get(name);
    }

    private static Schema object() {
        return of(SchemaType.OBJECT);
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
