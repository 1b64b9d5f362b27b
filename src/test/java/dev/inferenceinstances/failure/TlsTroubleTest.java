package dev.inferenceinstances.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers bring about is in the tests of their databases; here are the words, and what is none of TLS. */
class TlsTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08004, The server does not support SSL., TLS_MISMATCH",
        "08004, 服务器不支持 SSL 连接。, TLS_MISMATCH",
        "08001, 'SSL Connection required, but not provided by server.', TLS_MISMATCH",
        "08P01, FATAL: SSL required, TLS_MISMATCH",
        "08006, Could not open SSL root certificate file /a., TLS_FAILED",
        "08006, The hostname db could not be verified by hostnameverifier PgjdbcHostnameVerifier., TLS_FAILED"
    })
    void theWordsTell(String state, String words, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException(words, state))).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "08004, 'The server requested SCRAM-based authentication, but no password was provided.', LOGIN_REFUSED",
        "08001, Public Key Retrieval is not allowed, LOGIN_REFUSED",
        "08P01, 'server login has been failing: SSL required', UNREACHABLE",
        "08006, An I/O error occurred while sending to the backend., CONNECTION_LOST",
        "42601, syntax error at or near \"SSL\", OTHER"
    })
    void otherWordsTellOfOtherThings(String state, String words, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException(words, state))).isEqualTo(failure);
    }

    @Test
    void aServersOwnNumberSaysMore() {
        assertThat(DatabaseFailure.of(new SQLException("Host 'SSL' is not allowed to connect", "08004", 1130)))
                .isEqualTo(DatabaseFailure.LOGIN_REFUSED);
    }

    @Test
    void theCauseTellsWhereTheWordsDoNot() {
        Exception handshake = new SSLHandshakeException("PKIX path building failed");
        assertThat(DatabaseFailure.of(new SQLException("Communications link failure", "08S01", 0, handshake)))
                .isEqualTo(DatabaseFailure.TLS_FAILED);
    }

    /** As where it is restarted, or a firewall cuts the connection. */
    @ParameterizedTest
    @MethodSource
    void aServerThatLeavesDuringTheHandshakeIsNoTroubleOfTls(Exception cause, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("SSL error: it is gone", "08006", 0, cause)))
                .isEqualTo(failure);
    }

    static Stream<Arguments> aServerThatLeavesDuringTheHandshakeIsNoTroubleOfTls() {
        Exception terminated = new SSLHandshakeException("Remote host terminated the handshake");
        terminated.initCause(new EOFException());
        return Stream.of(
                Arguments.of(terminated, DatabaseFailure.CONNECTION_LOST),
                Arguments.of(new SocketException("Connection reset"), DatabaseFailure.CONNECTION_LOST),
                Arguments.of(new SSLException("gone", new SocketException()), DatabaseFailure.CONNECTION_LOST),
                Arguments.of(new ConnectException("refused"), DatabaseFailure.UNREACHABLE));
    }
}
