package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database can be reached: the probe's last answer, or fresher proof by the pool's own traffic. The one place where that is
 * decided, from memory alone; health, metrics and the diagnosis all ask here.
 */
@Singleton
public class DatabaseReachability {

    /** So long a connection pooler may keep all of ours waiting, among others, and still be taken to serve them. */
    static final Duration MAY_BE_BUSY = Duration.ofSeconds(10);

    /** What stands between gives its word for less time. */
    private static final Duration HOLDS = Duration.ofSeconds(6);

    private final Supplier<Reachability> probe;
    private final Supplier<Optional<Reachability>> answer;
    private final Clock clock;
    private volatile @Nullable Instant proof;
    private volatile @Nullable Instant vouchedUntil;
    private volatile @Nullable Instant missingUntil;

    @Inject
    DatabaseReachability(DatabaseProbe probe, Clock clock) {
        this(probe::last, probe::lastAnswer, clock);
    }

    DatabaseReachability(Supplier<Reachability> probe, Supplier<Optional<Reachability>> answer, Clock clock) {
        this.probe = probe;
        this.answer = answer;
        this.clock = clock;
    }

    /** The pool's traffic has shown that the database answers. */
    public void proved(Instant at) {
        proof = at;
    }

    /** Something that stands between knows that the database answers, though it makes the probe wait for it. */
    public void vouchedFor(Instant until) {
        vouchedUntil = until;
    }

    /** Something that stands between knows that the server is away, though it speaks itself. */
    public void missing(Instant until) {
        missingUntil = until;
    }

    /** What an error means with what is known: a pooler says the same where it has no room and where it has no server. */
    public DatabaseFailure meaning(DatabaseFailure failure) {
        return failure == DatabaseFailure.POOLER_LIMIT && isAhead(missingUntil, clock.instant())
                ? DatabaseFailure.UNREACHABLE
                : failure;
    }

    /** Whether a connection pooler that keeps the probe waiting has served others lately, or the server is known to answer behind it. */
    public boolean poolerServes() {
        Instant now = clock.instant();
        return isAhead(vouchedUntil, now) || proves(proof, now.minus(MAY_BE_BUSY), now);
    }

    /** Not reachable, with that as its reason, before the database has been asked. */
    public Reachability current() {
        return judged(probe.get());
    }

    /** The same; empty before the database has been asked. */
    public Optional<Reachability> known() {
        return answer.get().map(this::judged);
    }

    private Reachability judged(Reachability answer) {
        DatabaseFailure failure = answer.failure();
        DatabaseFailure meaning = failure == null ? null : meaning(failure);
        return weighed(meaning == null || meaning == failure ? answer : Reachability.failing(answer.at(), meaning));
    }

    private Reachability weighed(Reachability word) {
        Instant now = clock.instant();
        Instant from = word.keptWaiting() ? word.at().minus(MAY_BE_BUSY) : word.at();
        // who is open already goes on working where a login is refused, and proves nothing
        return !word.reachable() && !word.loginRefused() && (isAhead(vouchedUntil, now) || proves(proof, from, now))
                ? Reachability.answering(word.at(), false, false)
                : word;
    }

    /** Whether the pool's traffic has shown within this time that the database answers. */
    public boolean provedWithin(Duration time) {
        Instant now = clock.instant();
        return proves(proof, now.minus(time), now);
    }

    /** A word that holds for longer than it can was given before the clock was set back. */
    static boolean isAhead(@Nullable Instant until, Instant now) {
        return until != null && until.isAfter(now) && !until.isAfter(now.plus(HOLDS));
    }

    /** A proof of a time to come was noted before the clock was set back: nobody knows how old it is. */
    static boolean proves(@Nullable Instant proof, Instant asked, Instant now) {
        return proof != null && proof.isAfter(asked) && !proof.isAfter(now);
    }
}
