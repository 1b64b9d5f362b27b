package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StacksTest {

    @Test
    void theFirstFrameIsTheCallersAndNotThePoolsTheFrameworksOrTheEntitys() {
        StackTraceElement[] stack = stack(
                "dev.inferenceinstances.lease.LeaseLedger",
                "io.agroal.pool.ConnectionPool",
                "org.hibernate.internal.SessionImpl",
                "io.quarkus.hibernate.orm.panache.PanacheEntityBase",
                "dev.inferenceinstances.instance.InferenceInstance",
                "dev.inferenceinstances.instance.InstanceService",
                "dev.inferenceinstances.instance.InstanceService_Subclass",
                "dev.inferenceinstances.instance.InstanceService_ClientProxy",
                "dev.inferenceinstances.instance.InstanceResource",
                "dev.inferenceinstances.instance.InstanceResource$quarkusrestinvoker$list_1",
                "org.jboss.resteasy.reactive.server.handlers.InvocationHandler",
                "io.vertx.core.impl.ContextInternal",
                "java.lang.Thread");
        assertThat(Stacks.trimmed(stack))
                .containsExactly(
                        "dev.inferenceinstances.instance.InstanceService.run(Unknown Source)",
                        "dev.inferenceinstances.instance.InstanceResource.run(Unknown Source)");
    }

    @Test
    void aLibraryThatIsNotKnownStays() {
        assertThat(Stacks.trimmed(stack("com.example.Job"))).containsExactly("com.example.Job.run(Unknown Source)");
    }

    private static StackTraceElement[] stack(String... classes) {
        return Arrays.stream(classes)
                .map(name -> new StackTraceElement(name, "run", null, -1))
                .toArray(StackTraceElement[]::new);
    }
}
