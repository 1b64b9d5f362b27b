package dev.inferenceinstances.access;

import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;

/** A sign-in that came to nothing, and what its caller is told. */
final class SignInRefusal extends RuntimeException {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final transient HttpProblem problem;
    private final Duration delay;

    private SignInRefusal(HttpProblem problem, Duration delay) {
        super(problem.getDetail(), null, false, false);
        this.problem = problem;
        this.delay = delay;
    }

    /** @param delay how long to keep the caller waiting for the answer */
    static SignInRefusal wrong(Duration delay) {
        return new SignInRefusal(Problems.unauthorized("The user name or the password is wrong"), delay);
    }

    static SignInRefusal locked(Duration retryAfter) {
        return new SignInRefusal(
                Problems.tooManyRequests("Too many failed sign-ins came from this address", retryAfter), Duration.ZERO);
    }

    static SignInRefusal busy() {
        return new SignInRefusal(Problems.unavailable("Too many sign-ins are being checked", SHORTLY), Duration.ZERO);
    }

    HttpProblem problem() {
        return problem;
    }

    Duration delay() {
        return delay;
    }
}
