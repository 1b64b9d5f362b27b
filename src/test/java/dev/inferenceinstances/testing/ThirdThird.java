package dev.inferenceinstances.testing;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that is neither in the {@linkplain FirstThird first} nor in the {@linkplain SecondThird second third}. */
@Suite
@SelectPackages("dev.inferenceinstances")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({FirstThird.NAMES, SecondThird.NAMES})
final class ThirdThird {

    private ThirdThird() {}
}
