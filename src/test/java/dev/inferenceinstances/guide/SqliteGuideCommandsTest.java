package dev.inferenceinstances.guide;

import dev.inferenceinstances.testing.GuideProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What a newcomer pastes, who has set nothing. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(GuideProfile.Sqlite.class)
class SqliteGuideCommandsTest extends GuideCommandsContract {

    @Override
    boolean answers(GuidePage page, PageRequest request, ShownCommand shown) {
        return page.path().equals(Guide.README) || !PostgresqlGuideCommandsTest.isOfAnOperator(request, shown);
    }
}
