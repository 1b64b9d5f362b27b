package dev.inferenceinstances.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client that reads. It has no queue: only its place in the log, from which it goes on when the connection takes more. Everything
 * that it does, it does on the event loop of its connection.
 */
final class Subscriber {

    /**
     * Ticks in a row, about a second each, on which nothing more could be written, after which a client is gone, though its network has
     * not said so.
     */
    static final int GONE_AFTER = 60;

    /** How long a client waits before it connects again, in milliseconds. */
    private static final Buffer RETRY = Buffer.buffer("retry: 2000\n\n");

    private static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

    private static final Buffer GOODBYE = Buffer.buffer(": the service is being stopped; connect again\n\n");

    private final EventResponse response;
    private final Locale language;
    private final EventLog log;
    private final ObjectMapper mapper;
    private final Context eventLoop = Vertx.currentContext();
    private final AtomicBoolean told = new AtomicBoolean();
    private long place;
    private int stuck;

    /** To be made on the event loop of its connection. */
    Subscriber(EventResponse response, Locale language, EventLog log, ObjectMapper mapper) {
        this.response = response;
        this.language = language;
        this.log = log;
        this.mapper = mapper;
    }

    /** @param beginning the sequence after which it reads */
    void begin(long beginning) {
        place = beginning;
        response.open(this::send);
        response.write(RETRY);
        StreamEvent verdict = log.verdict();
        if (verdict.sequence() <= place) {
            // under its own number a client that is cut off right then would come back for all that it has already
            write(verdict.under(place));
        }
        send();
    }

    /** There is something to read. However often this is said meanwhile, it is looked for once. */
    void tell() {
        if (told.compareAndSet(false, true)) {
            eventLoop.runOnContext(now -> {
                told.set(false);
                send();
            });
        }
    }

    /** A second has passed. */
    void tick(boolean heartbeat) {
        eventLoop.runOnContext(now -> {
            send();
            if (response.isOpen()) {
                afterASecond(heartbeat);
            }
        });
    }

    /** Says goodbye, so that whoever looks at the bytes knows that it was meant, and closes the connection. */
    void dismiss() {
        eventLoop.runOnContext(now -> {
            if (response.isOpen()) {
                response.end(GOODBYE);
            }
        });
    }

    private void send() {
        while (response.isOpen() && !response.isFull()) {
            StreamEvent next = log.after(place);
            if (next == null) {
                return;
            }
            // first, since a write that drains at once comes back here
            place = next.sequence();
            write(next);
        }
    }

    private void write(StreamEvent event) {
        response.write(event.in(language, mapper));
    }

    private void afterASecond(boolean heartbeat) {
        stuck = response.isFull() ? stuck + 1 : 0;
        if (stuck == GONE_AFTER) {
            response.cut();
        } else if (heartbeat && stuck == 0) {
            response.write(HEARTBEAT);
        }
    }
}
