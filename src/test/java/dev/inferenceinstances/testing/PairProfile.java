package dev.inferenceinstances.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** PostgreSQL on two hosts, one of which takes writes. */
public final class PairProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.datasource.db-kind", TestDatabase.POSTGRESQL.kind());
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PairResource.class));
    }
}
