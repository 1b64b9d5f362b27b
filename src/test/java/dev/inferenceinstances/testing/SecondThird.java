package dev.inferenceinstances.testing;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests on MariaDB and MySQL. */
@Suite
@SelectPackages("dev.inferenceinstances")
@IncludeClassNamePatterns(SecondThird.NAMES)
final class SecondThird {

    static final String NAMES = ".*[.](MariaDb|MySql)\\w*Test";

    private SecondThird() {}
}
