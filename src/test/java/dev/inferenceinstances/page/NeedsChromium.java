package dev.inferenceinstances.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class that is skipped with the reason where there is no browser. In CI nothing is skipped: the class runs, and fails. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Decides before anything is started. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("nothing is skipped in CI");
            }
            return Files.isExecutable(Browsers.CHROMIUM)
                    ? ConditionEvaluationResult.enabled("the browser is there")
                    : ConditionEvaluationResult.disabled(
                            "There is no " + Browsers.CHROMIUM + "; install the package chromium");
        }
    }
}
