package dev.inferenceinstances.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;

/** The address of one database on a local server, with the account to use; its text form is percent-encoded. */
record DatabaseUrl(String scheme, String user, String password, int port, String database) {

    static final String HOST = "127.0.0.1";

    static DatabaseUrl parse(String url) {
        URI uri = URI.create(url);
        String[] account = uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                uri.getScheme(),
                URLDecoder.decode(account[0], UTF_8),
                URLDecoder.decode(account[1], UTF_8),
                uri.getPort(),
                uri.getPath().substring(1));
    }

    DatabaseUrl as(String otherUser, String otherPassword) {
        return new DatabaseUrl(scheme, otherUser, otherPassword, port, database);
    }

    DatabaseUrl at(int otherPort) {
        return new DatabaseUrl(scheme, user, password, otherPort, database);
    }

    DatabaseUrl named(String otherDatabase) {
        return new DatabaseUrl(scheme, user, password, port, otherDatabase);
    }

    /** The address for a JDBC driver, without the account. */
    String jdbcUrl() {
        return "jdbc:%s://%s:%d/%s".formatted(scheme, HOST, port, database);
    }

    @Override
    public String toString() {
        return "%s://%s:%s@%s:%d/%s".formatted(scheme, encode(user), encode(password), HOST, port, database);
    }

    private static String encode(String text) {
        // URLEncoder writes forms, in which a space is a plus sign; in an address a plus sign is itself.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
