package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql:///registry?host=db                          | jdbc:postgresql://db/registry",
                "postgresql:///registry?host=db&port=5433                | jdbc:postgresql://db:5433/registry",
                "postgresql://?host=db&dbname=registry                   | jdbc:postgresql://db/registry",
                "postgresql://db?dbname=my%20registry                    | jdbc:postgresql://db/my%20registry",
                "postgresql://db/registry?port=5433                      | jdbc:postgresql://db:5433/registry",
                "postgresql://db:5433/registry?host=db&port=5433         | jdbc:postgresql://db:5433/registry",
                "postgresql:///registry?host=a,b&port=5432,5433          | jdbc:postgresql://a:5432,b:5433/registry",
                "postgresql:///registry?host=a,b&port=5433               | jdbc:postgresql://a:5433,b:5433/registry",
                "postgresql://a:5432,b/registry                          | jdbc:postgresql://a:5432,b/registry",
                "postgresql:///registry?hostaddr=::1&port=5433           | jdbc:postgresql://[::1]:5433/registry",
                "postgresql://[2001:db8::7]:5433/registry?dbname=registry | jdbc:postgresql://[2001:db8::7]:5433/registry",
                "mysql:///?host=db&db=registry                           | jdbc:mysql://db/registry"
            })
    void hostsMayStandInTheQuery(String url, String jdbcUrl) {
        assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(DatabaseUrl.parse(url).driverProperties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://a/registry?host=b",
                "postgresql://a:1,b:2/registry?port=3",
                "postgresql://db/registry?dbname=other",
                "postgresql://app@db/registry?user=other",
                "mysql://app:x@db/registry?passwd=y",
                "jdbc:mysql://db/registry?user=a&username=b"
            })
    void twoAnswersAreRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageMatching(
                        "DATABASE_URL names two \\w+, of which one is that of \"\\w+\" in its query; name one.");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://app@/registry?host=/run/postgresql, /run/postgresql",
        "postgresql://app@%2Frun%2Fpostgresql/registry, /run/postgresql",
        "postgresql:///registry?host=@abstract, @abstract",
        "mysql://app@localhost/registry?unix_socket=/run/mysqld.sock, unix_socket",
        "jdbc:mariadb://localhost/registry?localSocket=/run/mysqld.sock, localSocket"
    })
    void aSocketIsRefusedInWordsThatSayWhatToWrite(String url, String shown) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL names a socket in the file system (%s), and the JDBC drivers connect over TCP; "
                                + "write host:port, such as 127.0.0.1, and let the server listen there.",
                        shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://?dbname=registry",
                "postgresql:///registry?host=a,b,c&port=1,2",
                "postgresql:///registry?host=a,&port=1",
                "postgresql:///registry?host=a&port=0",
                "postgresql:///registry?host=a&port=x",
                "postgresql://db?host=db"
            })
    void whatIsNotWholeIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DATABASE_URL must look like postgresql://user:password@host:port/database");
    }
}
