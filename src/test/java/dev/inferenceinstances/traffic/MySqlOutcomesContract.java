package dev.inferenceinstances.traffic;

import dev.inferenceinstances.failure.FailureCodes;
import dev.inferenceinstances.testing.Saboteur;
import java.util.List;

/** The statements that MySQL and MariaDB have in common. */
abstract class MySqlOutcomesContract extends OutcomesContract {

    @Override
    Saboteur saboteur() {
        return Saboteur.MYSQL;
    }

    @Override
    List<String> codes(FailureCodes row) {
        return row.mysql().stream().map(String::valueOf).toList();
    }

    @Override
    List<String> raising(String code) {
        return List.of("CREATE TRIGGER fails BEFORE INSERT ON inference_instances FOR EACH ROW "
                + "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + code + ", MESSAGE_TEXT = 'raised'");
    }

    @Override
    List<String> raisingNothing() {
        return List.of("DROP TRIGGER fails");
    }

    @Override
    String login(boolean allowed) {
        return "ALTER USER app@127.0.0.1 ACCOUNT " + (allowed ? "UNLOCK" : "LOCK");
    }

    @Override
    List<String> readOnly(boolean on) {
        return List.of("SET GLOBAL read_only = " + on);
    }
}
