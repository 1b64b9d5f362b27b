package dev.inferenceinstances.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Names the database of a test class, which is skipped with the reason where that database can't run. In CI nothing is skipped: the
 * class runs, and fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsOn.Condition.class)
public @interface RunsOn {

    TestDatabase value();

    /** Decides before anything is started. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("nothing is skipped in CI");
            }
            return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RunsOn.class)
                    .flatMap(runsOn -> runsOn.value().missing())
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the database runs here"));
        }
    }
}
