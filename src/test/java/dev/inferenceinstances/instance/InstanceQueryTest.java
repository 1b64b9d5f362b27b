package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.inferenceinstances.listing.TextMatch;
import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceQueryTest {

    private static final int LAST_SKIP = Integer.MAX_VALUE - 1000;

    @Test
    void withoutParametersTheNewestHundredAreAskedFor() {
        assertThat(parse(Map.of()))
                .isEqualTo(new InstanceQuery(InstanceSort.NEWEST, null, 0, 100, false, "1 = 1", Map.of()));
    }

    @Test
    void parametersThatAreUnknownOrEmptyAreIgnored() {
        assertThat(parse(Map.of("skip", "", "limit", "", "name", "", "status", "", "priority", "", "_t", "17")))
                .isEqualTo(parse(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "10, 20", "5, 1000", LAST_SKIP + ", 1000"})
    void aPageIsAsItWasAskedFor(String skip, String limit) {
        InstanceQuery query = parse(Map.of("skip", skip, "limit", limit));
        assertThat(query.skip()).isEqualTo(Integer.parseInt(skip));
        assertThat(query.limit()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name         | Be_r     | has_part(name, :name)                       | name        | [Bb][Ee]\\_[Rr]",
                "model_name   | Llama    | modelName = :modelName                      | modelName   | Llama",
                "cluster_name | c1       | clusterName = :clusterName                  | clusterName | c1",
                "status       | error    | status = :status                            | status      | error",
                "status       | active   | coalesce(status, 'active') = :status        | status      | active"
            })
    void eachFilterIsOneCondition(String parameter, String value, String hql, String name, String bound) {
        InstanceQuery query = parse(Map.of(parameter, value));
        assertThat(query.hql()).isEqualTo(hql);
        assertThat(query.parameters()).isEqualTo(Map.of(name, bound));
    }

    @Test
    void aPriorityIsAConditionOnWhatIsStoredOfAll() {
        InstanceQuery query = parse(Map.of("priority", "very_low", "status", "error"));
        assertThat(query.hql())
                .startsWith("status = :status and (place_of(cast(priorities as String), '[\"very_low\"') = 1 or not ")
                .doesNotContain("is null");
        assertThat(query.parameters()).isEqualTo(Map.of("status", "error"));
    }

    @Test
    void theDefaultPriorityIsAlsoThatOfRowsWithoutOne() {
        InstanceQuery query = parse(Map.of("priority", "high"));
        assertThat(query.hql()).endsWith(" or priorities is null)");
    }

    @Test
    void severalFiltersMustAllHold() {
        InstanceQuery query = parse(Map.of("cluster_name", "c1", "model_name", "m", "status", "pending"));
        assertThat(query.hql()).isEqualTo("modelName = :modelName and clusterName = :clusterName and status = :status");
        assertThat(query.parameters()).isEqualTo(Map.of("clusterName", "c1", "modelName", "m", "status", "pending"));
    }

    @Test
    void aPartIsLookedForInEveryTextForPeople() {
        InstanceQuery query = parse(Map.of("q", "7b"));
        assertThat(query.hql())
                .isEqualTo("(has_part(name, :q) or has_part(modelName, :q) or has_part(clusterName, :q)"
                        + " or has_part(description, :q))");
        assertThat(query.parameters()).isEqualTo(Map.of("q", "7[Bb]"));
    }

    @Test
    void onMySqlAlsoTheBytesMustBeTheSame() {
        MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>(Map.of("model_name", "m"));
        assertThat(InstanceQuery.parse(given, TextMatch.MYSQL).hql())
                .isEqualTo("modelName = :modelName and same_bytes(modelName, :modelName)");
    }

    @Test
    void aCursorGoesWithItsOrderAndWithoutSkip() {
        InstanceCursor cursor = new InstanceCursor(new InstanceSort(SortField.NAME, false), "bert", 7);
        assertThat(parse(Map.of("after", cursor.text(), "sort", "name")).after())
                .isEqualTo(cursor);
        assertRefused(Map.of("after", cursor.text()), new FieldError("after", "is of a list with sort=name"));
        assertRefused(
                Map.of("after", cursor.text(), "sort", "name", "skip", "1"),
                new FieldError("skip", "must not be combined with after"));
    }

    @Test
    void parametersThatMeanNothingAreKnown() {
        MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>(Map.of("q", "a", "_t", "1", "Name", "b"));
        assertThat(InstanceQuery.unknown(given)).containsExactly("Name", "_t");
    }

    @Test
    void noValueStandsInTheConditions() {
        String text = "' or 1=1 --";
        InstanceQuery query = parse(Map.of("name", text, "model_name", text, "cluster_name", text, "q", text));
        assertThat(query.hql()).doesNotContain(text);
        assertThat(query.parameters()).containsEntry("modelName", text).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "skip, -1, must be a whole number from 0 to 2147482647",
        "skip, 2147482648, must be a whole number from 0 to 2147482647",
        "skip, x, must be a whole number from 0 to 2147482647",
        "limit, 0, must be a whole number from 1 to 1000",
        "limit, 1001, must be a whole number from 1 to 1000",
        "limit, 1.5, must be a whole number from 1 to 1000",
        "limit, 99999999999, must be a whole number from 1 to 1000",
        "count, yes, must be true or false",
        "sort, size, 'must be one of id, name, model_name, cluster_name, created_at, updated_at,"
                + " with a - before it for falling order'",
        "sort, name:desc, 'must be one of id, name, model_name, cluster_name, created_at, updated_at,"
                + " with a - before it for falling order'",
        "after, x, must be a cursor from the header Link of a list",
        "status, ACTIVE, 'must be one of active, inactive, pending, error'",
        "priority, urgent, 'must be one of high, normal, low, very_low'"
    })
    void aValueOutOfBoundsIsNamed(String parameter, String value, String message) {
        assertRefused(Map.of(parameter, value), new FieldError(parameter, message));
    }

    @Test
    void textThatNoDatabaseCanHoldIsRefused() {
        String allowed = "must not hold a NUL character or half a surrogate pair";
        assertRefused(Map.of("name", "\0"), new FieldError("name", allowed));
        assertRefused(Map.of("model_name", "\uD83D"), new FieldError("model_name", allowed));
        assertRefused(Map.of("cluster_name", "a\0"), new FieldError("cluster_name", allowed));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertRefused(
                Map.of("skip", "-1", "limit", "0", "name", "\0", "status", "x", "priority", "x"),
                new FieldError("skip", "must be a whole number from 0 to 2147482647"),
                new FieldError("limit", "must be a whole number from 1 to 1000"),
                new FieldError("name", "must not hold a NUL character or half a surrogate pair"),
                new FieldError("status", "must be one of active, inactive, pending, error"),
                new FieldError("priority", "must be one of high, normal, low, very_low"));
    }

    private static void assertRefused(Map<String, String> given, FieldError... errors) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> parse(given))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(422))
                .satisfies(problem -> assertThat(problem.getParameters().get("errors"))
                        .asInstanceOf(list(FieldError.class))
                        .containsExactlyInAnyOrder(errors));
    }

    private static InstanceQuery parse(Map<String, String> given) {
        return InstanceQuery.parse(new MultivaluedHashMap<>(given), TextMatch.POSTGRESQL);
    }
}
