package dev.inferenceinstances.session;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads PgBouncer's console.
 *
 * @param database as the service names it to the pooler
 * @param user as which the service logs in
 * @see <a href="https://www.pgbouncer.org/usage.html#admin-console">The console's commands</a>
 */
record PgBouncerConsole(String database, String user) {

    private static final long SECOND_MS = 1000;

    /** What is asked, one after the other: pipelining is not for a console. */
    private enum Command {
        VERSION,
        CONFIG,
        DATABASES,
        POOLS,
        STATS,
        LISTS,
        SERVERS,
        CLIENTS
    }

    Future<PoolerView> read(PgConnection console, Instant now) {
        long asked = System.nanoTime();
        Future<Map<Command, ConsoleTable>> all = Future.succeededFuture(new EnumMap<>(Command.class));
        for (Command command : Command.values()) {
            all = all.compose(shown -> show(console, command).map(table -> {
                shown.put(command, table);
                return shown;
            }));
        }
        return all.map(shown -> view(shown, now, asked));
    }

    private static Future<ConsoleTable> show(PgConnection console, Command command) {
        return console.query("SHOW " + command).execute().map(PgBouncerConsole::table);
    }

    private static ConsoleTable table(RowSet<Row> rows) {
        return new ConsoleTable(StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private PoolerView view(Map<Command, ConsoleTable> all, Instant now, long asked) {
        Function<Command, ConsoleTable> shown = command -> Objects.requireNonNull(all.get(command));
        ConsoleTable settings = shown.apply(Command.CONFIG);
        ConsoleTable own = shown.apply(Command.DATABASES).where("name", Set.of(database));
        ConsoleTable pools = shown.apply(Command.POOLS);
        ConsoleTable ofUser = pools.where("user", Set.of(own.text("force_user").orElse(user)));
        ConsoleTable ofDatabase = pools.where("database", Set.of(database));
        ConsoleTable pool = ofUser.where("database", Set.of(database));
        return new PoolerView(
                shown.apply(Command.VERSION)
                        .text("version")
                        .map(PgBouncerConsole::number)
                        .orElse(""),
                pool.text("pool_mode").or(() -> settings.setting("pool_mode")).orElse(""),
                (int) limit(own, settings),
                (int) inUse(pool),
                (int) pool.sum("sv_idle"),
                inUse(ofUser) + ofUser.sum("sv_idle") + inUse(ofDatabase) + ofDatabase.sum("sv_idle") > 0,
                (int) pool.sum("cl_waiting"),
                pool.largest("maxwait") * SECOND_MS + pool.largest("maxwait_us") / SECOND_MS,
                (int) shown.apply(Command.LISTS)
                        .where("list", Set.of("used_clients"))
                        .sum("items"),
                (int) settings.figure("max_client_conn"),
                settings.figure("query_wait_timeout") * SECOND_MS,
                settings.figure("max_prepared_statements") > 0,
                shown.apply(Command.STATS).where("database", Set.of(database)).sum("total_xact_count"),
                ConsoleLinks.of(shown.apply(Command.CLIENTS), shown.apply(Command.SERVERS), asked),
                now);
    }

    private static long inUse(ConsoleTable pools) {
        return pools.sum("sv_active") + pools.sum("sv_used") + pools.sum("sv_tested");
    }

    /** Of {@code PgBouncer 1.18.0}. */
    private static String number(String version) {
        return version.substring(version.lastIndexOf(' ') + 1);
    }

    /** Sizes of 0 stand for no bound, but for the pool's own. */
    private static long limit(ConsoleTable own, ConsoleTable settings) {
        long pool = own.rows().isEmpty() ? settings.figure("default_pool_size") : own.sum("pool_size");
        long reserve = own.sum("reserve_pool") + own.sum("reserve_pool_size");
        long limit = pool + reserve;
        for (long bound : new long[] {own.sum("max_connections"), settings.figure("max_user_connections")}) {
            limit = bound > 0 ? Math.min(limit, bound) : limit;
        }
        return limit;
    }
}
