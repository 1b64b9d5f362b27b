package dev.inferenceinstances.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final int REQUESTS = 200_000;

    private final Places places = new Places();

    @Test
    void whatIsAskedForAndWhatIsLentTakeAPlaceEach() {
        assertThat(places.tryAsk(2)).isTrue();
        assertThat(places.lend(false, false)).isEqualTo(1);
        assertThat(places.tryAsk(2)).isFalse();
        assertThat(places.tryAsk(3)).isTrue();
        assertThat(places.lent()).isEqualTo(1);
    }

    @Test
    void whatWasAskedForAndIsLentKeepsItsPlace() {
        places.ask();
        assertThat(places.lend(true, false)).isEqualTo(1);
        assertThat(places.tryAsk(1)).isFalse();
        assertThat(places.tryAsk(2)).isTrue();
    }

    @Test
    void whatFailsOrComesBackLeavesItsPlace() {
        places.ask();
        places.failed();
        places.lend(false, false);
        places.giveBack();
        assertThat(places.lent()).isZero();
        assertThat(places.tryAsk(1)).isTrue();
    }

    @Test
    void aRequestCountsOnceWhetherItWantsAConnectionOrHasIt() {
        assertThat(places.tryAdmit(2)).isTrue();
        assertThat(places.tryAdmit(2)).isTrue();
        places.ask();
        assertThat(places.tryAdmit(2)).isFalse();
        assertThat(places.lend(true, true)).isEqualTo(1);
        assertThat(places.tryAdmit(2)).as("one holds, one wants").isFalse();
        places.giveBack();
        assertThat(places.tryAdmit(2)).isTrue();
        places.leave();
        assertThat(places.tryAdmit(2)).as("who left without one makes room").isTrue();
        assertThat(places.lent()).isZero();
    }

    /** Two requests at a time, of two, by a thread each: none is ever one too many, not even while the other gets its connection. */
    @Test
    void nobodyIsRefusedInTheMomentInWhichAnotherIsServed() {
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(this::refusals);
        assertThat(refusals() + other.join()).isZero();
    }

    private int refusals() {
        int refused = 0;
        for (int request = 0; request < REQUESTS; request++) {
            if (places.tryAdmit(2)) {
                places.ask();
                places.lend(true, true);
                places.giveBack();
            } else {
                refused++;
            }
        }
        return refused;
    }
}
