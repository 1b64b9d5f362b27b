package dev.inferenceinstances.lease;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads as the service's workers are: they remember the connection that they had last. JMH finds it by its name. */
public class ServiceThreads extends ThreadPoolExecutor {

    public ServiceThreads(int most, String prefix) {
        super(most, most, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DefaultThreadFactory(prefix));
    }
}
