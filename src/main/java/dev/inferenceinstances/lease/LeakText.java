package dev.inferenceinstances.lease;

import java.util.concurrent.TimeUnit;

/** Says a leak in the log. */
final class LeakText {

    private LeakText() {}

    /** One line, and the stack below it where one was taken. */
    static String found(Leak leak, long nanos) {
        StringBuilder text = new StringBuilder(
                "Leak: the connection of lease %d, borrowed by %s".formatted(leak.lease(), leak.holder()));
        if (leak.requestId() != null) {
            text.append(" in request ").append(leak.requestId());
        }
        if (leak.traceId() != null) {
            text.append(" (trace ").append(leak.traceId()).append(')');
        }
        if (leak.serverPid() != null) {
            text.append(" (server process ").append(leak.serverPid()).append(')');
        }
        text.append(
                switch (leak.reason()) {
                    case OUTLIVED_REQUEST -> ", was not given back when the request ended, ";
                    case OVERDUE -> ", is overdue, ";
                });
        text.append(TimeUnit.NANOSECONDS.toMillis(leak.heldNanos(nanos))).append(" ms after the borrow");
        if (leak.stack() == null) {
            return text.append("; the next borrow by it leaves its stack").toString();
        }
        leak.stack().forEach(frame -> text.append("\n\tat ").append(frame));
        return text.toString();
    }
}
