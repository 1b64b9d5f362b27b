package dev.inferenceinstances.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.metrics.Query.Matcher;
import dev.inferenceinstances.metrics.Query.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void functionsAndGroupingsAreNoMetrics() {
        Query query = new Query(
                "histogram_quantile(0.99, sum by (le, state_of) (rate(a_seconds_bucket{i=~\"$i\",code=\"x\"}[5m]))) > on(x_y) b_count");
        assertThat(query.selectors())
                .containsExactly(
                        new Selector(
                                "a_seconds_bucket",
                                List.of(new Matcher("i", "=~", "$i"), new Matcher("code", "=", "x"))),
                        new Selector("b_count", List.of()));
        assertThat(query.groupings()).containsExactlyInAnyOrder("le", "state_of", "x_y");
    }
}
