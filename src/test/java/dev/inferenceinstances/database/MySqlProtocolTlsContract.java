package dev.inferenceinstances.database;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** MySQL and MariaDB have one driver here. */
abstract class MySqlProtocolTlsContract extends TlsContract {

    MySqlProtocolTlsContract(DatabaseServer clear, Function<TestCertificate, DatabaseServer> server) {
        super(clear, server);
    }

    MySqlProtocolTlsContract(
            DatabaseServer plain, DatabaseServer clear, Function<TestCertificate, DatabaseServer> server) {
        super(plain, clear, server);
    }

    @Override
    final int columnOfTheGuide() {
        return 2;
    }

    @Override
    final String askingForTheCipher() {
        return "SHOW STATUS LIKE 'Ssl_cipher'";
    }

    @Override
    final String allowingTheClear() {
        return "&allowPublicKeyRetrieval=true";
    }

    @Override
    final String trustingOthers() {
        return "?sslMode=VERIFY_CA";
    }

    @Override
    final String trusting(boolean looksAtTheName) {
        return "?sslMode=" + (looksAtTheName ? "VERIFY_IDENTITY" : "VERIFY_CA") + store(certificate.trustStore());
    }

    @Override
    final String trustingNothing() {
        return "?sslMode=VERIFY_CA" + store(Path.of("/not/there.p12"));
    }

    private static String store(Path file) {
        return "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStoreUrl=file:" + file
                + "&trustCertificateKeyStorePassword="
                + URLEncoder.encode(TestCertificate.PASSWORD, StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
