package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerBudgetTest {

    @Test
    void whatOthersUseAndWhatIsReservedIsNotForThePool() {
        ServerBudget budget = ServerBudget.of(view(100, 3, 31), 10).orElseThrow();
        assertThat(budget).isEqualTo(new ServerBudget(100, 3, 31, 20, 0, 1, 1, null, 76));
        assertThat(budget.free()).isEqualTo(66);
    }

    @Test
    void aFullServerHasRoomForNoneRatherThanForLessThanNone() {
        ServerBudget budget = ServerBudget.of(view(10, 3, 12), 0).orElseThrow();
        assertThat(budget.budget()).isZero();
        assertThat(budget.free()).isZero();
    }

    @Test
    void aPoolThatTheServerDoesNotSeeYetIsNoNegativeNumberOfOthers() {
        assertThat(ServerBudget.of(view(100, 0, 5), 10).orElseThrow().byOtherClients())
                .isZero();
    }

    @Test
    void withoutAFigureThereIsNone() {
        assertThat(ServerBudget.of(view(null, 3, 1), 1)).isEmpty();
        assertThat(ServerBudget.of(view(100, null, 1), 1)).isEmpty();
        assertThat(ServerBudget.of(view(100, 3, null), 1)).isEmpty();
    }

    @Test
    void theTightestLimitCounts() {
        ServerView view = view(100, 3, 31).within(List.of(new ConnectionLimit(50, 12), new ConnectionLimit(20, 14)));
        ServerBudget budget = ServerBudget.of(view, 10).orElseThrow();
        assertThat(budget).isEqualTo(new ServerBudget(20, 0, 14, 3, 0, 1, 1, null, 16));
        assertThat(budget.free()).isEqualTo(6);
        assertThat(ServerBudget.of(view(15, 3, 11).within(view.limits()), 10))
                .contains(new ServerBudget(15, 3, 11, 0, 0, 1, 1, null, 11));
    }

    @Test
    void replicasShareWhatOtherClientsLeave() {
        ServerView view = view(100, 3, 40).among(fleet(3, 28, 93));
        assertThat(ServerBudget.of(view, 9)).contains(new ServerBudget(100, 3, 40, 30, 18, 3, 3, 93, 27));
        ServerBudget budget = ServerBudget.of(view, 9).orElseThrow();
        assertThat(budget.room()).isEqualTo(85);
        assertThat(budget.fleetFits()).isFalse();
        assertThat(budget.shareDuringRollout()).isEqualTo(16);
    }

    @Test
    void whatFitsExactlyFitsAndARolloutMayNot() {
        ServerBudget budget =
                ServerBudget.of(view(100, 0, 2).among(fleet(2, 2, 62)), 0).orElseThrow();
        assertThat(budget.room()).isEqualTo(100);
        assertThat(budget.fleetFits()).isTrue();
        assertThat(budget.rolloutFits(18)).isTrue();
        assertThat(budget.rolloutFits(19)).isFalse();
    }

    @Test
    void theRoomIsSharedByAsManyAsThereMayBe() {
        Fleet fleet = new Fleet(List.of(), 2, 2, 22, 62, 4, 124, null);
        ServerBudget budget = ServerBudget.of(view(100, 3, 22).among(fleet), 10).orElseThrow();
        assertThat(budget).isEqualTo(new ServerBudget(100, 3, 22, 11, 11, 4, 2, 124, 23));
        assertThat(budget.fleetFits()).isFalse();
    }

    @Test
    void behindAPoolerTheReplicasAreItsConcern() {
        ServerView view = view(100, 3, 31).among(fleet(3, 28, 93)).behind(Pooler.UNKNOWN);
        assertThat(ServerBudget.of(view, 10)).contains(new ServerBudget(100, 3, 31, 20, 0, 1, 1, null, 76));
    }

    private static Fleet fleet(int count, int connections, int mayWant) {
        return new Fleet(List.of(), count, count, connections, mayWant, count, mayWant, null);
    }

    private static ServerView view(Integer most, Integer reserved, Integer total) {
        return new ServerView(Instant.EPOCH, "17", most, reserved, total, List.of(), List.of());
    }
}
