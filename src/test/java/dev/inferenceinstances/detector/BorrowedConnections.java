package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeakReason;
import dev.inferenceinstances.lease.LeaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The connections of an {@link ObservationBuilder} that are borrowed, or were until a moment ago. */
final class BorrowedConnections {

    private final List<HeldConnection> held = new ArrayList<>();
    private final List<HeldConnection> back = new ArrayList<>();
    private final List<Leak> takenBack = new ArrayList<>();

    void hold(String holder, long heldMs, int pid, LeaseState state, boolean ofRunningRequest, Instant now) {
        held.add(new HeldConnection(
                held.size(),
                heldMs,
                now.minusMillis(heldMs),
                holder,
                ofRunningRequest ? "request-" + held.size() : null,
                null,
                "thread",
                true,
                pid,
                state,
                null,
                ofRunningRequest));
    }

    void returnAll() {
        back.addAll(held);
        held.clear();
    }

    void takeBackALeakOf(String holder, Instant now) {
        takenBack.add(new Leak(
                takenBack.size(),
                holder,
                "request",
                null,
                1,
                LeakReason.OUTLIVED_REQUEST,
                now,
                3,
                new Leak.Return(now, 3),
                null));
    }

    List<HeldConnection> held() {
        return held;
    }

    /** With those that have been returned since. */
    List<HeldConnection> whenTheServerWasAsked() {
        return Stream.concat(held.stream(), back.stream()).toList();
    }

    List<Leak> takenBack() {
        return takenBack;
    }

    int leaked() {
        return (int) held.stream()
                .filter(connection -> connection.state() == LeaseState.LEAKED)
                .count();
    }
}
