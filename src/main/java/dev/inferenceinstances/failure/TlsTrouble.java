package dev.inferenceinstances.failure;

import com.mysql.cj.exceptions.SSLParamsException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * What the drivers say themselves where a connection fails by TLS. They use SQLStates of other meanings for it, so that their words or the
 * cause tell: the words may be translated, but for SSL and the name of a class.
 */
final class TlsTrouble {

    /** Of PostgreSQL's driver and of MySQL's, where the server offers no TLS. */
    private static final Set<String> NOT_OFFERED = Set.of("08004", "08001");

    private static final Set<String> OPENING = Set.of("08000", "08001", "08004", "08006", "08S01");
    private static final String SSL = "SSL";
    private static final String HOST_NAME = "hostnameverifier";

    private TlsTrouble() {}

    /** Empty where the error is of something else, as where the server left while it opened a connection. */
    static Optional<DatabaseFailure> find(SQLException error) {
        List<Throwable> causes = Stream.iterate((Throwable) error, cause -> cause != null, Throwable::getCause)
                .toList();
        String state = error.getSQLState();
        if (error.getErrorCode() != 0
                || state == null
                || !OPENING.contains(state)
                || causes.stream().anyMatch(TlsTrouble::isOfTheNetwork)) {
            return Optional.empty();
        }
        String message = String.valueOf(error.getMessage());
        if (message.contains(SSL) && NOT_OFFERED.contains(state)) {
            return Optional.of(DatabaseFailure.TLS_MISMATCH);
        }
        boolean failed = message.contains(SSL)
                || message.toLowerCase(Locale.ROOT).contains(HOST_NAME)
                || causes.stream().anyMatch(TlsTrouble::isOfTls);
        return failed ? Optional.of(DatabaseFailure.TLS_FAILED) : Optional.empty();
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof EOFException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException;
    }

    private static boolean isOfTls(Throwable cause) {
        return cause instanceof SSLHandshakeException
                || cause instanceof CertificateException
                || cause instanceof SSLParamsException;
    }
}
