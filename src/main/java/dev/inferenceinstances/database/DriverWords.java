package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what the query of a URL asks for in the words of the JDBC driver, whichever driver's words it has. What is of no other driver is
 * left as it is, and judged by {@link UnknownWords}.
 */
final class DriverWords {

    private static final String TARGET = "targetServerType";

    /** What libpq, PyMySQL, Prisma and others call it, and what the JDBC driver calls it. */
    private static final Map<DatabaseKind, Map<String, String>> NAMES = Map.of(
            DatabaseKind.POSTGRESQL,
            Map.of(
                    "application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout",
                    "target_session_attrs", TARGET,
                    "channel_binding", "channelBinding",
                    "gssencmode", "gssEncMode",
                    "sslnegotiation", "sslNegotiation",
                    "schema", "currentSchema",
                    "search_path", "currentSchema"),
            DatabaseKind.MYSQL,
            Map.of(
                    "charset", "characterEncoding",
                    "collation", "connectionCollation",
                    "connect_timeout", "connectTimeout",
                    "read_timeout", "socketTimeout"),
            DatabaseKind.SQLITE,
            Map.of());

    /** libpq's words for the server that is wanted among several; the others are the driver's too, or are left to it. */
    private static final Map<String, String> TARGETS = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** MySQL's own names of UTF-8, which Java does not know. */
    private static final Map<String, String> JAVA_ENCODINGS =
            Map.of("utf8mb4", "UTF-8", "utf8", "UTF-8", "utf8mb3", "UTF-8");

    private static final String ROOT = "sslrootcert";
    /** libpq's word for the authorities that the system trusts. */
    private static final String SYSTEM = "system";

    private static final String JAVA_TRUST = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private final DatabaseKind kind;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable TlsLevel asked;
    /** What {@code ssl=true} means, which counts where nothing says more exactly what is wanted. */
    private @Nullable TlsLevel implied;

    private @Nullable TlsLevel rooted;

    private DriverWords(DatabaseKind kind) {
        this.kind = kind;
    }

    /** @throws InvalidSettingException where TLS is asked for in a way that cannot be had */
    static Map<String, String> of(DatabaseKind kind, Map<String, String> query) {
        DriverWords words = new DriverWords(kind);
        query.forEach(words::say);
        return words.said();
    }

    private void say(String name, String value) {
        boolean known = kind == DatabaseKind.POSTGRESQL ? sayPostgresqlTls(name, value) : sayMySqlTls(name, value);
        if (!known) {
            String driver = Objects.requireNonNull(NAMES.get(kind)).getOrDefault(name, name);
            properties.put(driver, driverValue(name, value));
        }
    }

    private Map<String, String> said() {
        TlsLevel level = asked != null ? asked : implied;
        if (rooted != null && (level == null || level == TlsLevel.REQUIRED)) {
            // libpq checks the certificate where it is told of an authority
            level = rooted;
        }
        if (level != null) {
            properties.put(kind == DatabaseKind.POSTGRESQL ? "sslmode" : "sslMode", level.word(kind));
        }
        return properties;
    }

    private boolean sayPostgresqlTls(String name, String value) {
        switch (plain(name)) {
            case "sslmode" -> ask(TlsLevel.ofWord(kind, name, value));
            case "ssl" -> {
                TlsLevel level = TlsLevel.ofAnswer(kind, name, value, TlsLevel.VERIFY_FULL);
                if (TlsLevel.isYes(value)) {
                    implied = level;
                } else {
                    ask(level);
                }
            }
            case "sslaccept" -> ask(accepted(name, value));
            case ROOT -> {
                boolean system = value.equals(SYSTEM);
                properties.put(system ? "sslfactory" : ROOT, system ? JAVA_TRUST : value);
                rooted = system ? TlsLevel.VERIFY_FULL : TlsLevel.VERIFY_CA;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean sayMySqlTls(String name, String value) {
        switch (plain(name)) {
            case "sslmode" -> ask(TlsLevel.ofWord(kind, name, value));
            case "ssl" -> ask(TlsLevel.ofAnswer(kind, name, value, TlsLevel.REQUIRED));
            case "sslaccept" -> ask(accepted(name, value));
            case "tls" -> {
                boolean anyCertificate = value.equals("skip-verify");
                ask(anyCertificate ? TlsLevel.REQUIRED : TlsLevel.ofAnswer(kind, name, value, TlsLevel.VERIFY_FULL));
            }
            case "ssldisabled" -> ask(TlsLevel.isYes(value) ? TlsLevel.NONE : TlsLevel.PREFERRED);
            case "sslverifycert" -> ask(TlsLevel.isYes(value) ? TlsLevel.VERIFY_CA : TlsLevel.REQUIRED);
            case "sslverifyidentity", "sslcheckhostname" ->
                ask(TlsLevel.isYes(value) ? TlsLevel.VERIFY_FULL : TlsLevel.REQUIRED);
            case "sslca", "sslcapath", ROOT, "serversslcert", "sslcert", "sslkey" -> throw keyStoreNeeded(name);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Prisma's word. */
    private TlsLevel accepted(String name, String value) {
        return switch (value) {
            case "strict" -> TlsLevel.VERIFY_FULL;
            case "accept_invalid_certs" -> TlsLevel.REQUIRED;
            default -> TlsLevel.ofWord(kind, name, value);
        };
    }

    private void ask(TlsLevel level) {
        asked = stronger(level, asked);
    }

    private static TlsLevel stronger(TlsLevel level, @Nullable TlsLevel other) {
        return other != null && other.compareTo(level) > 0 ? other : level;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private String driverValue(String name, String value) {
        return switch (name) {
            case "charset", "characterEncoding" -> JAVA_ENCODINGS.getOrDefault(value, value);
            case "target_session_attrs", TARGET -> TARGETS.getOrDefault(value, value);
            // in seconds for others, and in milliseconds for MySQL's JDBC driver
            case "connect_timeout", "read_timeout" ->
                kind == DatabaseKind.MYSQL && value.matches("\\d{1,6}") ? value + "000" : value;
            default -> value;
        };
    }

    private static InvalidSettingException keyStoreNeeded(String name) {
        return new InvalidSettingException(
                ("%s sets %s, and the JDBC driver takes certificates in a key store: put the authority's into one "
                                + "with keytool -importcert -file ca.pem -keystore ca.p12 -storepass password, and write "
                                + "sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/path/ca.p12&trustCertificateKeyStorePassword=password.")
                        .formatted(KEY, name));
    }
}
