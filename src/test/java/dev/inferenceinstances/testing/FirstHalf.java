package dev.inferenceinstances.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests on two of the databases, which last about as long as {@linkplain SecondHalf all others}; both run at once. */
@Suite
@SelectPackages("dev.inferenceinstances")
@IncludeClassNamePatterns(FirstHalf.NAMES)
final class FirstHalf {

    static final String NAMES = ".*[.](Postgresql|MariaDb)\\w*Test";

    private FirstHalf() {}
}
