package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.PoolerLinks;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.Diagnostician;
import dev.inferenceinstances.diagnosis.JudgementFailures;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeakReason;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.PreparedTransaction;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.traffic.HolderPace;
import dev.inferenceinstances.traffic.HolderPace.Holds;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounts;
import dev.inferenceinstances.traffic.OutcomeExample;
import dev.inferenceinstances.traffic.OutcomeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes an observation by hand, second by second. The pool is 10 + 20 unless told otherwise; its clock starts at a fixed moment. */
public final class ObservationBuilder {

    public static final int BASE = 10;
    public static final int OVERFLOW = 20;
    public static final int ALL = BASE + OVERFLOW;

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final List<PoolSample> seconds = new ArrayList<>();
    private final List<HeldConnection> leases = new ArrayList<>();
    private final List<Leak> takenBack = new ArrayList<>();
    private final List<HeldConnection> back = new ArrayList<>();
    private final List<HolderPace> paces = new ArrayList<>();
    private final List<ServerSession> sessions = new ArrayList<>();
    private final List<PreparedTransaction> prepared = new ArrayList<>();
    private Reachability database = new Reachability(true, START, null, null, false, false);
    private int base = BASE;
    private int overflow = OVERFLOW;
    private boolean shared;
    private boolean serverKnown;
    private int serverAgeSeconds;
    private final Map<String, OutcomeCounts> outcomes = new TreeMap<>();
    private final Map<Outcome, OutcomeExample> examples = new EnumMap<>(Outcome.class);
    private long refused;
    private boolean heldUp;
    private ServerBudget budget;
    private PoolerView pooler;
    private PoolSize advice;

    /** So many seconds of the same. */
    public ObservationBuilder seconds(int count, int checkedOut, int borrows) {
        return seconds(count, checkedOut, borrows, 0, 0);
    }

    public ObservationBuilder seconds(int count, int checkedOut, int borrows, int waiting, int timeouts) {
        for (int i = 0; i < count; i++) {
            Instant at = START.plusSeconds(seconds.size());
            seconds.add(new PoolSample(
                    at,
                    checkedOut,
                    checkedOut,
                    Math.max(0, BASE - checkedOut),
                    waiting,
                    waiting,
                    borrows,
                    timeouts,
                    Math.min(100, checkedOut * 10)));
        }
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
        back.addAll(leases);
        leases.clear();
        return this;
    }

    public ObservationBuilder leaked(String holder, long heldMs, int pid) {
        return lease(holder, heldMs, pid, LeaseState.LEAKED, false);
    }

    /** A connection that was leaked a moment ago, and was taken back. */
    public ObservationBuilder leakedAndTakenBack(String holder) {
        takenBack.add(new Leak(
                takenBack.size(),
                holder,
                "request",
                null,
                1,
                LeakReason.OUTLIVED_REQUEST,
                now(),
                3,
                new Leak.Return(now(), 3),
                null));
        return this;
    }

    public ObservationBuilder session(long pid, String state, long stateMs, String waitEvent, Long... blockedBy) {
        serverKnown = true;
        Long queryMs = state.equals("active") ? stateMs : null;
        sessions.add(new ServerSession(
                pid,
                "app",
                "inference_instances_api",
                "127.0.0.1",
                state,
                stateMs,
                queryMs,
                waitEvent,
                null,
                List.of(blockedBy)));
        return this;
    }

    /** A two-phase transaction that nobody has ended, and that these sessions wait for. */
    public ObservationBuilder preparedTransaction(String gid, long heldMs, Long... blocks) {
        prepared.add(new PreparedTransaction(gid, heldMs, List.of(blocks)));
        return this;
    }

    /** The server was asked this many seconds ago. */
    public ObservationBuilder serverSeenBefore(int seconds) {
        serverAgeSeconds = seconds;
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

    /** The probe has found that the database takes no writes, which it should. */
    public ObservationBuilder writesMissing() {
        database = new Reachability(true, now(), DatabaseFailure.READ_ONLY.phrase(), null, true, true);
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

    /** Requests of the last ten seconds. */
    public ObservationBuilder ended(String route, Outcome outcome, long requests) {
        outcomes.merge(route, new OutcomeCounts(Map.of(outcome, requests)), OutcomeCounts::plus);
        return this;
    }

    /** The last request that ended so. */
    public ObservationBuilder example(Outcome outcome, String requestId, String sqlstate, Integer vendorCode) {
        examples.put(
                outcome, new OutcomeExample(now(), "GET /api/instances", requestId, null, 503, sqlstate, vendorCode));
        return this;
    }

    /** Something held callers up in the last half minute. */
    public ObservationBuilder heldUp() {
        heldUp = true;
        return this;
    }

    public ObservationBuilder budget(int maxConnections, int reserved, int inUse, int byOtherClients, int left) {
        budget = new ServerBudget(maxConnections, reserved, inUse, byOtherClients, left);
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
                reading(),
                seconds,
                paces,
                leases,
                takenBack,
                database,
                new OutcomeWindow(10, outcomes, examples),
                refused,
                heldUp,
                serverKnown ? sample() : null,
                budget,
                pooler,
                advice);
    }

    /** A pooler before the server that lends so many sessions of it, all of which are lent, and lets 100 clients in. */
    public ObservationBuilder pooler(int limit, int waiting, long longestWaitMs, int clients) {
        pooler = new PoolerView(
                "1.18.0",
                "transaction",
                limit,
                limit,
                0,
                waiting,
                longestWaitMs,
                clients,
                100,
                120_000,
                false,
                0,
                new PoolerLinks(Map.of(), 0),
                now());
        return this;
    }

    private ServerSample sample() {
        List<HeldConnection> then = new ArrayList<>(leases);
        then.addAll(back);
        return new ServerSample(
                new ServerView(
                                now().minusSeconds(serverAgeSeconds),
                                "18.0",
                                100,
                                3,
                                sessions.size(),
                                sessions,
                                List.of())
                        .blockedBy(prepared),
                then,
                BASE,
                sessions.stream().collect(Collectors.toMap(ServerSession::pid, session -> Long.MAX_VALUE)));
    }

    private ObservationBuilder lease(String holder, long heldMs, int pid, LeaseState state, boolean ofRunningRequest) {
        leases.add(new HeldConnection(
                leases.size(),
                heldMs,
                now().minusMillis(heldMs),
                holder,
                ofRunningRequest ? "request-" + leases.size() : null,
                null,
                "thread",
                true,
                pid,
                state,
                null,
                ofRunningRequest));
        return this;
    }

    private PoolReading reading() {
        PoolSample last = seconds.get(seconds.size() - 1);
        int checkedOut = (int) last.checkedOut();
        return new PoolReading(
                base,
                overflow,
                shared,
                (int) last.checkedIn(),
                checkedOut,
                (int) last.waiting(),
                last.timeouts(),
                checkedOut,
                last.at(),
                checkedOut,
                last.at(),
                (int) leases.stream()
                        .filter(lease -> lease.state() == LeaseState.LEAKED)
                        .count(),
                0,
                0);
    }

    private Instant now() {
        return START.plusSeconds(Math.max(0, seconds.size() - 1));
    }
}
