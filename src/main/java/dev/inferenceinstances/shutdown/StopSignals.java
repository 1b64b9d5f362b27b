package dev.inferenceinstances.shutdown;

import io.quarkus.logging.Log;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What SIGTERM and SIGINT (Ctrl-C) do. Left to itself Java would end with 143 or 130, and hear of no second one. The first stops the
 * service in good order; while it starts there is nothing yet to put in order, and it ends at once. So it does at the second.
 */
public final class StopSignals {

    private static final int DONE = 0;
    private static final int SIGTERM = 15;
    private static final int SIGINT = 2;
    /** As shells count: so much more than the signal's number. */
    private static final int ENDED_BY_SIGNAL = 128;

    private static final AtomicInteger HEARD = new AtomicInteger();
    private static volatile @Nullable Runnable stop;

    private StopSignals() {}

    /** To be called before anything starts. */
    public static void heed() {
        heed("TERM", SIGTERM);
        heed("INT", SIGINT);
    }

    /** The service has started, and is to be stopped by this, once. It must return at once. */
    static void stopBy(Runnable inGoodOrder) {
        stop = inGoodOrder;
    }

    /**
     * By reflection: Java has no other way to hear of a signal, keeps this one open ({@code jdk.unsupported}), and warns of each mention of
     * it in a way that no annotation silences.
     */
    private static void heed(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == handler) {
                            heard(number);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException taken) {
            // with -Xrs, or on a system that has no such signal: then Java's own way has to do
            Log.debugf(taken, "SIG%s is left to Java", name);
        }
    }

    private static void heard(int number) {
        Runnable inGoodOrder = stop;
        if (HEARD.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
        } else if (inGoodOrder == null) {
            Runtime.getRuntime().halt(DONE);
        } else {
            inGoodOrder.run();
        }
    }
}
