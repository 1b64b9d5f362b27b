package dev.inferenceinstances.database;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.ReplicaName;
import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which database, and how it is connected to.
 *
 * @param url where it is: {@code DATABASE_URL}
 * @param urlGiven false where it is the default
 * @param connectTimeout how long opening one connection may take, 1 to 300 s: {@code DB_CONNECT_TIMEOUT}
 * @param echo whether every SQL statement is logged: {@code DB_ECHO}
 */
public record DatabaseSettings(DatabaseUrl url, boolean urlGiven, Duration connectTimeout, boolean echo) {

    /** What the server shows as the name of the service's sessions. */
    public static final String APPLICATION_NAME = "inference_instances_api";
    /**
     * The probe has a name of its own, so that counting the sessions of the service counts its pool. The replica's name stands behind it:
     * each has one probe, by which the server shows how many there are.
     */
    public static final String PROBE_PREFIX = APPLICATION_NAME + "_probe/";

    private static final String ATTRIBUTES = "connectionAttributes";
    private static final String PROGRAM = "program_name:";

    private static final String PROBE_NAME = PROBE_PREFIX + ReplicaName.OWN;

    /**
     * After how many uses PostgreSQL's driver prepares a statement by name, COMMIT excepted (findings/pgjdbc-prepares-commit-by-name.sh).
     * What is used but a few times gains nothing by it, and would fail behind a connection pooler; the pool's connections are the concern
     * of {@link PoolerGuard}.
     */
    private static final String PREPARE_THRESHOLD = "prepareThreshold";

    private static final String NEVER = "0";

    /**
     * So many statements PostgreSQL's driver keeps prepared for each connection, more than are in usual use. One that reads all columns takes
     * it up to 10 KiB: of its default of 256, those of thirty connections would not fit into the heap of a container of 256 MiB.
     */
    private static final String PREPARED = "32";

    /** Bounds the handshake after TCP, and afterwards each statement unless {@link HandshakeTimeout} lifts it. */
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    /** A statement's own time-out sends a cancel and waits for it. */
    private static final String CANCEL_SECONDS = "2";

    /** A host is asked again this soon, though it was away or no primary. */
    private static final Map<String, String> POSTGRESQL_HOSTS = Map.of("hostRecheckSeconds", "2");

    /** The driver would refuse writes on every host but the first by itself. */
    private static final Map<String, String> MYSQL_HOSTS = Map.of(
            "failOverReadOnly", "false",
            // once through the hosts: whoever asks tries again by itself, and is not to wait for half a minute and more
            "retriesAllDown", "1",
            // an open connection stays where it is: on its way back it would wait for a silent host again and again
            "queriesBeforeRetrySource", "0",
            "secondsBeforeRetrySource", "0");

    /** What other frameworks and platforms call {@link DatabaseUrl#KEY}. */
    private static final List<String> OTHER_NAMES = List.of(
            "POSTGRES_URL",
            "POSTGRESQL_URL",
            "MYSQL_URL",
            "MARIADB_URL",
            "DB_URL",
            "SQLALCHEMY_DATABASE_URI",
            "SQLALCHEMY_DATABASE_URL",
            "JDBC_DATABASE_URL",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "SPRING_DATASOURCE_URL");

    public static DatabaseSettings read(Settings settings) {
        Optional<DatabaseUrl> url = settings.secret(DatabaseUrl.KEY, DatabaseUrl::parse);
        return new DatabaseSettings(
                url.orElseGet(() -> byDefault(settings)),
                url.isPresent(),
                settings.seconds(
                        "DB_CONNECT_TIMEOUT", Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(5)),
                settings.flag("DB_ECHO", false));
    }

    /** A database that only other programs' keys name is not what a file with nothing in it is meant for. */
    private static DatabaseUrl byDefault(Settings settings) {
        OTHER_NAMES.stream().filter(settings::isSet).findFirst().ifPresent(name -> {
            throw new InvalidSettingException(
                    ("%s is set, but this service reads %s; put the URL there, or %s for the file that "
                                    + "is used where nothing is set.")
                            .formatted(name, DatabaseUrl.KEY, DatabaseUrl.DEFAULT));
        });
        return DatabaseUrl.parse(DatabaseUrl.DEFAULT);
    }

    /** The Quarkus keys that follow from these settings. */
    public Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("quarkus.datasource.jdbc.url", url.jdbcUrl());
        url.user().ifPresent(user -> keys.put("quarkus.datasource.username", user));
        url.password().ifPresent(password -> keys.put("quarkus.datasource.password", password));
        driverProperties(APPLICATION_NAME, connectTimeout)
                .forEach((name, value) ->
                        keys.put("quarkus.datasource.jdbc.additional-jdbc-properties.\"" + name + "\"", value));
        keys.put("quarkus.log.category.\"org.hibernate.SQL\".level", echo ? "DEBUG" : "INFO");
        return keys;
    }

    /** What the server shows as the name of the pool's sessions: the service's own, unless the URL has another. */
    public String poolName() {
        Map<String, String> given = url.driverProperties();
        if (url.kind() == DatabaseKind.POSTGRESQL) {
            return given.getOrDefault("ApplicationName", APPLICATION_NAME);
        }
        return Stream.of(given.getOrDefault(ATTRIBUTES, "").split(","))
                .filter(attribute -> attribute.startsWith(PROGRAM))
                .map(attribute -> attribute.substring(PROGRAM.length()))
                .findFirst()
                .orElse(APPLICATION_NAME);
    }

    /** What the driver needs for the connections that migrate the schema, which may take their time once they are open. */
    Map<String, String> migrationProperties() {
        Map<String, String> properties = driverProperties(APPLICATION_NAME, connectTimeout);
        if (url.kind() == DatabaseKind.POSTGRESQL) {
            properties.put(PREPARE_THRESHOLD, NEVER);
        }
        return properties;
    }

    /** What {@link java.sql.Driver#connect} needs for a connection of the probe, which gives up after this time. */
    Properties probeProperties(Duration timeout) {
        Properties properties = new Properties();
        properties.putAll(url.driverProperties());
        properties.putAll(ownProperties(PROBE_NAME, timeout));
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        if (url.kind() == DatabaseKind.POSTGRESQL) {
            properties.setProperty(PREPARE_THRESHOLD, NEVER);
        }
        return properties;
    }

    /** How long a statement of the pool may keep silent, in milliseconds: for ever, 0, unless the URL says otherwise. */
    int statementMillis() {
        String asked = url.driverProperties().getOrDefault(SOCKET_TIMEOUT, NEVER);
        try {
            return Math.multiplyExact(Integer.parseInt(asked), url.kind() == DatabaseKind.POSTGRESQL ? 1000 : 1);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidSettingException("%s sets %s to \"%s\", which is no number of %s."
                    .formatted(
                            DatabaseUrl.KEY,
                            SOCKET_TIMEOUT,
                            asked,
                            url.kind() == DatabaseKind.POSTGRESQL ? "seconds" : "milliseconds"));
        }
    }

    private Map<String, String> driverProperties(String applicationName, Duration timeout) {
        Map<String, String> properties = ownProperties(applicationName, timeout);
        String handshake = properties.get(SOCKET_TIMEOUT);
        properties.putAll(url.driverProperties());
        Optional.ofNullable(handshake).ifPresent(bound -> properties.put(SOCKET_TIMEOUT, bound));
        return properties;
    }

    private Map<String, String> ownProperties(String applicationName, Duration timeout) {
        Map<String, String> properties = new LinkedHashMap<>();
        int hosts = url.hosts();
        // each host is tried in turn, and with a silent one PostgreSQL's driver goes through it twice, with and without
        // TLS
        Duration ofEachHost = hosts > 1 ? timeout.dividedBy(2L * hosts) : timeout;
        if (hosts > 1) {
            properties.putAll(url.kind() == DatabaseKind.MYSQL ? MYSQL_HOSTS : POSTGRESQL_HOSTS);
        }
        switch (url.kind()) {
            case POSTGRESQL -> {
                properties.put("ApplicationName", applicationName);
                properties.put("connectTimeout", seconds(ofEachHost));
                properties.put("loginTimeout", seconds(timeout));
                properties.put(SOCKET_TIMEOUT, seconds(ofEachHost));
                properties.put("cancelSignalTimeout", CANCEL_SECONDS);
                properties.put("tcpKeepAlive", "true");
                // text goes to the server untyped, so that json columns and enumerated types of adopted tables take it
                properties.put("stringtype", "unspecified");
                // what is inserted as a batch goes as statements of many rows
                properties.put("reWriteBatchedInserts", "true");
                properties.put("preparedStatementCacheQueries", PREPARED);
            }
            case MYSQL -> {
                properties.put(ATTRIBUTES, PROGRAM + applicationName);
                properties.put("connectTimeout", Long.toString(ofEachHost.toMillis()));
                properties.put(SOCKET_TIMEOUT, Long.toString(ofEachHost.toMillis()));
                properties.put("connectionTimeZone", "+00:00");
                properties.put("forceConnectionTimeZoneToSession", "true");
                properties.put("rewriteBatchedStatements", "true");
                // one row with a date that is none, as old servers take them, is no reason to show no row
                properties.put("zeroDateTimeBehavior", "CONVERT_TO_NULL");
            }
            case SQLITE -> properties.put("busy_timeout", Long.toString(timeout.toMillis()));
        }
        return properties;
    }

    private static String seconds(Duration timeout) {
        return Long.toString(Math.max(1, timeout.toSeconds()));
    }
}
