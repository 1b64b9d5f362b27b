package dev.inferenceinstances.testing;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that is not in the {@linkplain FirstHalf first half}. */
@Suite
@SelectPackages("dev.inferenceinstances")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(FirstHalf.NAMES)
final class SecondHalf {

    private SecondHalf() {}
}
