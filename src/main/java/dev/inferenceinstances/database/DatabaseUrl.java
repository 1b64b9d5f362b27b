package dev.inferenceinstances.database;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and how to log in, read from {@code DATABASE_URL}.
 *
 * @param kind which database
 * @param jdbcUrl what the driver connects to, without credentials where the form of the URL lets them be taken out
 * @param user the user's name, percent-decoded; empty where none is given
 * @param password the password, percent-decoded; empty where none is given
 * @param driverProperties what the query part of the URL says, under the driver's own names
 */
public record DatabaseUrl(
        DatabaseKind kind,
        String jdbcUrl,
        Optional<String> user,
        Optional<String> password,
        Map<String, String> driverProperties) {

    public static final String KEY = "DATABASE_URL";
    public static final String DEFAULT = "sqlite:///./inference_instances.db";

    private static final String JDBC_PREFIX = "jdbc:";

    public DatabaseUrl {
        driverProperties = Map.copyOf(driverProperties);
    }

    /**
     * Reads any accepted form: {@code postgresql://}, {@code postgres://}, {@code mysql://}, {@code sqlite:///}, each also with
     * a driver after a plus sign, or a plain {@code jdbc:} URL.
     *
     * @throws InvalidSettingException where the form is not accepted; the sentence shows no credentials
     */
    public static DatabaseUrl parse(String text) {
        boolean jdbc = text.regionMatches(true, 0, JDBC_PREFIX, 0, JDBC_PREFIX.length());
        String url = jdbc ? text.substring(JDBC_PREFIX.length()) : text;
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon);
        DatabaseKind kind = DatabaseKind.ofScheme(scheme)
                .orElseThrow(() -> unknownScheme(jdbc || url.startsWith("//", colon + 1) ? scheme : ""));
        String rest = url.substring(colon + 1);
        if (kind == DatabaseKind.SQLITE) {
            return jdbc ? SqliteUrl.ofPath(rest) : SqliteUrl.parse(rest);
        }
        return jdbc ? NetworkUrl.ofJdbc(kind, rest) : NetworkUrl.parse(kind, rest);
    }

    /** How many hosts a connection is looked for on, one after another; one where the form is known to the driver alone. */
    int hosts() {
        return kind == DatabaseKind.SQLITE ? 1 : NetworkUrl.hosts(jdbcUrl);
    }

    /** True for a SQLite database that lives in memory only and so with its last connection. */
    public boolean inMemory() {
        return kind == DatabaseKind.SQLITE
                && (jdbcUrl.contains(SqliteUrl.MEMORY) || jdbcUrl.contains(SqliteUrl.MODE_MEMORY));
    }

    /** Where SQLite's file is; empty where there is none, or where it is known to the library alone. */
    public Optional<Path> file() {
        return kind == DatabaseKind.SQLITE ? SqliteUrl.file(jdbcUrl) : Optional.empty();
    }

    /** What the database is called, where it is reached over a network. */
    public String name() {
        return NetworkUrl.decode(jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1));
    }

    /** Where it is, without credentials; the kind alone where the rest is known to the driver only, and may hold some. */
    public String shown() {
        boolean bare = kind == DatabaseKind.SQLITE ? !jdbcUrl.contains("?") : NetworkUrl.isBare(jdbcUrl);
        String given =
                user.isEmpty() ? "without a user" : password.isEmpty() ? "with a user" : "with a user and a password";
        return (bare ? jdbcUrl : kind.label()) + (kind == DatabaseKind.SQLITE || !bare ? "" : ", " + given);
    }

    /** Shows the kind only: the rest may hold credentials. */
    @Override
    public String toString() {
        return "DatabaseUrl[" + kind.label() + "]";
    }

    /** @param scheme shown where it can be one; empty where it may be a user's name instead, as in {@code user:password@host} */
    private static InvalidSettingException unknownScheme(String scheme) {
        return new InvalidSettingException(
                ("%s must begin with postgresql://, postgres://, mysql://, mariadb://, sqlite:/// or jdbc:, "
                                + "with or without a driver as in postgresql+psycopg2://, but its scheme is \"%s\".")
                        .formatted(KEY, scheme.matches("[A-Za-z][A-Za-z0-9+.-]*") ? scheme : "none"));
    }
}
