package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.lease.BorrowPeak.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentPeakTest {

    private static final int WINDOW_SECONDS = (int) TimeUnit.MINUTES.toSeconds(RecentPeak.MINUTES);

    private final RecentPeak recent = new RecentPeak();

    @Test
    void beforeTheFirstMarkThereIsNone() {
        assertThat(recent.highest()).isEqualTo(new Mark(0, null));
    }

    @Test
    void ofTwoThatAreAsHighTheLaterCounts() {
        recent.add(mark(3, 1), nanos(1));
        recent.add(mark(3, 2), nanos(2));
        assertThat(recent.highest()).isEqualTo(mark(3, 2));
    }

    @Test
    void aMarkIsForgottenAfterTheWindow() {
        recent.add(mark(5, 0), nanos(0));
        recent.add(mark(2, 1), nanos(1));
        recent.add(mark(1, WINDOW_SECONDS - 1), nanos(WINDOW_SECONDS - 1));
        assertThat(recent.highest()).isEqualTo(mark(5, 0));
        recent.add(mark(1, WINDOW_SECONDS), nanos(WINDOW_SECONDS));
        assertThat(recent.highest()).isEqualTo(mark(2, 1));
    }

    /** Against the plain way: the highest of all that are in the window. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itIsTheHighestOfTheWindow(long seed) {
        Random random = new Random(seed);
        List<Mark> all = new ArrayList<>();
        for (int second = 0; second < 3 * WINDOW_SECONDS; second++) {
            Mark mark = mark(random.nextInt(40), second);
            all.add(mark);
            recent.add(mark, nanos(second));
            Mark expected = all.subList(Math.max(0, all.size() - WINDOW_SECONDS), all.size()).stream()
                    .max(Comparator.comparing(Mark::checkedOut).thenComparing(Mark::at))
                    .orElseThrow();
            assertThat(recent.highest()).isEqualTo(expected);
        }
    }

    private static Mark mark(int checkedOut, int second) {
        return new Mark(checkedOut, Instant.ofEpochSecond(second));
    }

    private static long nanos(int second) {
        return TimeUnit.SECONDS.toNanos(second);
    }
}
