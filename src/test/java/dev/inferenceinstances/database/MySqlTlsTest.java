package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

/** Here it is the server that asks for TLS. */
@RunsOn(TestDatabase.MYSQL)
class MySqlTlsTest extends MySqlProtocolTlsContract {

    MySqlTlsTest() {
        super(
                new MySqlServer("--require-secure-transport=ON"),
                new MySqlServer("--skip-ssl", "--default-authentication-plugin=mysql_native_password"),
                certificate -> new MySqlServer(certificate));
    }

    @Override
    String disagreeing() {
        return "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }
}
