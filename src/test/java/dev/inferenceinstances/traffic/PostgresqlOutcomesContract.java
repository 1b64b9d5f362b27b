package dev.inferenceinstances.traffic;

import static dev.inferenceinstances.traffic.CountedOutcomes.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.FailureCodes;
import dev.inferenceinstances.testing.Saboteur;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL has of its own, in every version. */
abstract class PostgresqlOutcomesContract extends OutcomesContract {

    private static final String TRIGGER =
            "CREATE TRIGGER fails BEFORE INSERT ON inference_instances FOR EACH ROW EXECUTE FUNCTION fail()";

    private static final int CLASS = 2;

    @Override
    Saboteur saboteur() {
        return Saboteur.POSTGRESQL;
    }

    @Override
    List<String> codes(FailureCodes row) {
        return row.states().stream()
                .map(state -> state.length() == CLASS ? state + "00Z" : state)
                .toList();
    }

    @Override
    List<String> raising(String code) {
        return List.of(function("RAISE EXCEPTION 'raised' USING ERRCODE = '" + code + "';"), TRIGGER);
    }

    @Override
    List<String> raisingNothing() {
        return List.of("DROP TRIGGER fails ON inference_instances");
    }

    @Override
    String login(boolean allowed) {
        return "ALTER ROLE app " + (allowed ? "LOGIN" : "NOLOGIN");
    }

    @Override
    List<String> readOnly(boolean on) {
        return List.of(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM SET default_transaction_read_only = " + on,
                "SELECT pg_reload_conf()");
    }

    /** A sequence is not set back with the transaction, so the second attempt gets another number. */
    @Test
    void aTransactionThatRanIntoAnotherOneIsBegunAgainOnce() throws SQLException {
        long deadlocks = count(Outcome.DEADLOCK);
        execute(List.of(
                "CREATE SEQUENCE attempts",
                "GRANT USAGE ON SEQUENCE attempts TO PUBLIC",
                function(
                        "IF nextval('attempts') % 2 = 1 THEN RAISE EXCEPTION 'raised' USING ERRCODE = '40001'; END IF;"),
                TRIGGER));
        try {
            assertThat(create().statusCode()).isEqualTo(201);
            assertThat(count(Outcome.DEADLOCK)).isEqualTo(deadlocks);
        } finally {
            execute(List.of("DROP TRIGGER fails ON inference_instances", "DROP SEQUENCE attempts"));
        }
    }

    private static String function(String body) {
        return "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body
                + " RETURN NEW; END $$";
    }
}
