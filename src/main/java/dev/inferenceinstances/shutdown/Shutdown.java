package dev.inferenceinstances.shutdown;

import dev.inferenceinstances.database.SessionEnd;
import dev.inferenceinstances.drill.Drills;
import dev.inferenceinstances.fleet.FleetTimer;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.HolderSummary;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.setting.ShutdownSettings;
import dev.inferenceinstances.stream.Subscribers;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Stops the service so that nobody is cut off. First it is no longer ready, and takes requests for as long as those who send them need to
 * notice, but each answer ends its connection. Then it takes no further ones; streams and drills, which have no end of their own, are ended.
 * When no request is under way, or the time is up, Quarkus stops, which closes the pool.
 */
@Singleton
public class Shutdown {

    /** For telling those whose sessions are ended. */
    private static final Duration ENDING = Duration.ofSeconds(2);

    /** For closing the pool and all else, once nobody waits for an answer. A server that keeps silent could hold it up for long. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private static final int DONE = 0;

    private final ShutdownSettings settings;
    private final ListeningSockets sockets;
    private final OpenRequests requests;
    private final Subscribers streams;
    private final Drills drills;
    private final LeaseView leases;
    private final SessionEnd sessions;
    private final FleetTimer fleet;
    private volatile boolean begun;

    Shutdown(
            ShutdownSettings settings,
            ListeningSockets sockets,
            OpenRequests requests,
            Subscribers streams,
            Drills drills,
            LeaseView leases,
            SessionEnd sessions,
            FleetTimer fleet) {
        this.settings = settings;
        this.sockets = sockets;
        this.requests = requests;
        this.streams = streams;
        this.drills = drills;
        this.leases = leases;
        this.sessions = sessions;
        this.fleet = fleet;
    }

    /** After all else has started: whoever is told to stop in the middle of it, of a migration too, ends at once. */
    void started(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent event) {
        StopSignals.stopBy(() -> {
            begun = true;
            Thread thread = new Thread(this::stop, "shutdown");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Whether the service has been told to stop. */
    public boolean hasBegun() {
        return begun;
    }

    private void stop() {
        try {
            finish();
        } catch (RuntimeException e) {
            Log.error("The service could not be stopped in all its steps", e);
        }
        Quarkus.asyncExit(DONE);
        pause(CLOSING);
        Log.warnf("The service ends, though not everything could be closed within %s s", seconds(CLOSING));
        Runtime.getRuntime().halt(DONE);
    }

    private void finish() {
        Log.infof(
                "The service is being stopped: it takes requests for %s s more, and then finishes what is under way within %s s",
                seconds(settings.delay()), seconds(settings.timeout()));
        fleet.leave();
        // from now on, or clients that keep their connection would not go for as long as the delay lasts
        requests.sendElsewhere();
        pause(settings.delay());
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        // those who came in the last moment have half a second to say what they want
        requests.sendElsewhere();
        sockets.close();
        streams.dismiss();
        drills.dismiss();
        requests.awaitNone(deadline);
        awaitReturned(deadline);
        endUnfinished();
    }

    /** A client may have gone without its answer, while what it asked for is still being written. */
    private void awaitReturned(long deadline) {
        while (System.nanoTime() - deadline < 0 && leases.held().stream().anyMatch(HeldConnection::ofRunningRequest)) {
            pause(LOOK_EVERY);
        }
    }

    /** What is stuck gets its answer, an error, and its session is not left to a server that would not notice. */
    private void endUnfinished() {
        List<HeldConnection> held = leases.held();
        int unanswered = requests.count();
        if (unanswered == 0 && held.isEmpty()) {
            return;
        }
        if (unanswered > 0 || held.stream().anyMatch(HeldConnection::ofRunningRequest)) {
            Log.warnf(
                    "Requests that were not done within SHUTDOWN_TIMEOUT (%s s): %d; connections still held, whose sessions are ended: %s",
                    seconds(settings.timeout()), unanswered, inWords(held));
        } else {
            Log.warnf("Connections that were never given back, whose sessions are ended: %s", inWords(held));
        }
        List<Integer> stuck = held.stream()
                .map(HeldConnection::serverPid)
                .filter(Objects::nonNull)
                .toList();
        if (!stuck.isEmpty()) {
            sessions.of(stuck)
                    .exceptionally(silent -> 0)
                    .toCompletableFuture()
                    .completeOnTimeout(0, ENDING.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        requests.awaitNone(System.nanoTime() + ENDING.toNanos());
    }

    private static String inWords(List<HeldConnection> held) {
        return held.isEmpty()
                ? "none"
                : HolderSummary.group(held).stream().map(HolderSummary::phrase).collect(Collectors.joining(", "));
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Without the places that are zero. */
    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
