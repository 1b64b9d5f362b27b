package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.Diagnostician;
import dev.inferenceinstances.diagnosis.JudgementFailures;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.PreparedTransaction;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.traffic.HolderPace;
import dev.inferenceinstances.traffic.HolderPace.Holds;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounts;
import dev.inferenceinstances.traffic.OutcomeExample;
import dev.inferenceinstances.traffic.OutcomeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes an observation by hand, second by second. The pool is 10 + 20 unless told otherwise; its clock starts at a fixed moment. */
public final class ObservationBuilder {

    public static final int BASE = 10;
    public static final int OVERFLOW = 20;
    public static final int ALL = BASE + OVERFLOW;

    private final PoolBySecond pool = new PoolBySecond();
    private final BorrowedConnections borrowed = new BorrowedConnections();
    private final ShownByServer server = new ShownByServer();
    private final List<HolderPace> paces = new ArrayList<>();
    private Reachability database = new Reachability(true, PoolBySecond.START, null, null, false, false, false);
    private int base = BASE;
    private int overflow = OVERFLOW;
    private boolean shared;
    private final Map<String, OutcomeCounts> outcomes = new TreeMap<>();
    private final Map<Outcome, OutcomeExample> examples = new EnumMap<>(Outcome.class);
    private long refused;
    private boolean heldUp;
    private ServerBudget budget;
    private PoolerView pooler;
    private PoolSize advice;

    public ObservationBuilder seconds(int count, int checkedOut, int borrows) {
        return seconds(count, checkedOut, borrows, 0, 0);
    }

    public ObservationBuilder seconds(int count, int checkedOut, int borrows, int waiting, int timeouts) {
        pool.seconds(count, checkedOut, borrows, waiting, timeouts);
        return this;
    }

    /** So many seconds in which this many were borrowed at once for a moment, and fewer on the whole. */
    public ObservationBuilder peaks(int count, int checkedOut, int peak, int borrows) {
        pool.seconds(count, checkedOut, peak, borrows, 0, 0);
        return this;
    }

    /** A connection that a running request holds. */
    public ObservationBuilder requestHolds(String holder, long heldMs, int pid) {
        return lease(holder, heldMs, pid, LeaseState.IN_USE, true);
    }

    /** A connection that is held by work whose end nothing tells. */
    public ObservationBuilder taskHolds(String holder, long heldMs, int pid) {
        return lease(holder, heldMs, pid, LeaseState.IN_USE, false);
    }

    /** What was borrowed so far was still so when the server was asked, and has come back since. */
    public ObservationBuilder allAreBack() {
        borrowed.returnAll();
        return this;
    }

    public ObservationBuilder leaked(String holder, long heldMs, int pid) {
        return lease(holder, heldMs, pid, LeaseState.LEAKED, false);
    }

    /** A connection that was leaked a moment ago, and was taken back. */
    public ObservationBuilder leakedAndTakenBack(String holder) {
        borrowed.takeBackALeakOf(holder, now());
        return this;
    }

    public ObservationBuilder session(long pid, String state, long stateMs, String waitEvent, Long... blockedBy) {
        server.session(pid, state, stateMs, waitEvent, List.of(blockedBy));
        return this;
    }

    /** A two-phase transaction that nobody has ended, and that these sessions wait for. */
    public ObservationBuilder preparedTransaction(String gid, long heldMs, Long... blocks) {
        server.prepared(new PreparedTransaction(gid, heldMs, List.of(blocks)));
        return this;
    }

    public ObservationBuilder serverSeenBefore(int seconds) {
        server.ageSeconds(seconds);
        return this;
    }

    public ObservationBuilder pace(String holder, Holds recent, Holds before) {
        paces.add(new HolderPace(holder, recent, before));
        return this;
    }

    public ObservationBuilder unreachable(DatabaseFailure failure) {
        database = Reachability.failing(now(), failure);
        return this;
    }

    public ObservationBuilder probed(Reachability word) {
        database = word;
        return this;
    }

    /** The probe has found that the database takes no writes, which it should. */
    public ObservationBuilder writesMissing() {
        database = new Reachability(true, now(), DatabaseFailure.READ_ONLY.phrase(), null, true, true, false);
        return this;
    }

    public ObservationBuilder neverAsked() {
        database = null;
        return this;
    }

    /** Requests that the server refused a connection in the last ten seconds. */
    public ObservationBuilder refused(int requests) {
        refused = requests;
        return ended("GET /api/instances", Outcome.SERVER_LIMIT, requests);
    }

    /** As it was some of the last sixty seconds ago, but not of the last ten. */
    public ObservationBuilder refusedBefore(int requests) {
        refused = requests;
        return this;
    }

    public ObservationBuilder ended(String route, Outcome outcome, long requests) {
        outcomes.merge(route, new OutcomeCounts(Map.of(outcome, requests)), OutcomeCounts::plus);
        return this;
    }

    public ObservationBuilder example(Outcome outcome, String requestId, String sqlstate, Integer vendorCode) {
        return example(outcome, requestId, sqlstate, vendorCode, Duration.ZERO);
    }

    /** The last request that ended so, this long ago. */
    public ObservationBuilder lastEnded(Outcome outcome, Duration ago) {
        return example(outcome, "4711", null, null, ago);
    }

    private ObservationBuilder example(
            Outcome outcome, String requestId, String sqlstate, Integer vendorCode, Duration ago) {
        examples.put(
                outcome,
                new OutcomeExample(now().minus(ago), "GET /api/instances", requestId, null, 503, sqlstate, vendorCode));
        return this;
    }

    /** Something held callers up in the last half minute. */
    public ObservationBuilder heldUp() {
        heldUp = true;
        return this;
    }

    public ObservationBuilder budget(int maxConnections, int reserved, int inUse, int byOtherClients, int left) {
        budget = new ServerBudget(maxConnections, reserved, inUse, byOtherClients, 0, 1, 1, null, left);
        return this;
    }

    /** So many known replicas of those that there may be, which may want so many connections together, on a server of 100 of which 3 are reserved and 7 are others'. */
    public ObservationBuilder fleet(int known, int replicas, int mayWant) {
        budget = new ServerBudget(100, 3, 40, 22, 15, replicas, known, mayWant, 90 / replicas - 1);
        return this;
    }

    /** A pooler before the server that lends so many sessions of it, all of which are lent, and lets 100 clients in. */
    public ObservationBuilder pooler(int limit, int waiting, long longestWaitMs, int clients) {
        pooler = ShownByServer.pooler(limit, waiting, longestWaitMs, clients, now());
        return this;
    }

    /** A pooler before the server whose console is not known, and so many idle sessions of another program. */
    public ObservationBuilder unseenPooler(int others) {
        server.behindAPooler(others);
        return this;
    }

    public ObservationBuilder advised(int base, int overflow) {
        advice = new PoolSize(base, overflow);
        return this;
    }

    public ObservationBuilder size(int base, int overflow) {
        this.base = base;
        this.overflow = overflow;
        return this;
    }

    public ObservationBuilder oneSharedConnection() {
        shared = true;
        return size(1, 0);
    }

    public Diagnosis diagnosis() {
        return new Diagnostician(new JudgementFailures()).diagnose(observation());
    }

    public Code verdict() {
        return diagnosis().verdict().code();
    }

    public List<Code> codes() {
        return diagnosis().findings().stream().map(Finding::code).toList();
    }

    public Observation observation() {
        return Observation.of(
                now(),
                pool.reading(base, overflow, shared, borrowed.leaked()),
                pool.samples(),
                paces,
                borrowed.held(),
                borrowed.takenBack(),
                database,
                new OutcomeWindow(10, outcomes, examples),
                refused,
                heldUp,
                server.sample(borrowed.whenTheServerWasAsked(), now()),
                budget,
                pooler,
                advice);
    }

    private ObservationBuilder lease(String holder, long heldMs, int pid, LeaseState state, boolean ofRunningRequest) {
        borrowed.hold(holder, heldMs, pid, state, ofRunningRequest, now());
        return this;
    }

    private Instant now() {
        return pool.now();
    }
}
