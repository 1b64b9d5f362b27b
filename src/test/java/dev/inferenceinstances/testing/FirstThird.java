package dev.inferenceinstances.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests on PostgreSQL, which last about as long as those of each other third; all three run at once. */
@Suite
@SelectPackages("dev.inferenceinstances")
@IncludeClassNamePatterns(FirstThird.NAMES)
final class FirstThird {

    static final String NAMES = ".*[.]Postgresql\\w*Test";

    private FirstThird() {}
}
