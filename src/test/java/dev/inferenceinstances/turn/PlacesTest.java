package dev.inferenceinstances.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places();

    @Test
    void whatIsAskedForAndWhatIsLentTakeAPlaceEach() {
        assertThat(places.tryAsk(2)).isTrue();
        assertThat(places.lend(false)).isEqualTo(1);
        assertThat(places.tryAsk(2)).isFalse();
        assertThat(places.tryAsk(3)).isTrue();
        assertThat(places.lent()).isEqualTo(1);
    }

    @Test
    void whatWasAskedForAndIsLentKeepsItsPlace() {
        places.ask();
        assertThat(places.lend(true)).isEqualTo(1);
        assertThat(places.tryAsk(1)).isFalse();
        assertThat(places.tryAsk(2)).isTrue();
    }

    @Test
    void whatFailsOrComesBackLeavesItsPlace() {
        places.ask();
        places.failed();
        places.lend(false);
        places.giveBack();
        assertThat(places.lent()).isZero();
        assertThat(places.tryAsk(1)).isTrue();
    }
}
