package dev.inferenceinstances.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** An answer without an end, that takes only so much before the client reads. */
final class EventResponse {

    /** Bytes that may lie ready for a client that does not read, once here and once in the kernel: some seconds of the stream. */
    private static final int BACKLOG = 16 * 1024;

    private final HttpServerResponse response;
    private final HttpConnection connection;
    /** Null where the client reads several answers over one connection (HTTP/2), each with its own flow control. */
    private final @Nullable Channel channel;

    EventResponse(RoutingContext routing) {
        this.response = routing.response();
        this.connection = routing.request().connection();
        this.channel = channel(routing.request());
    }

    private static @Nullable Channel channel(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection
                ? connection.channel()
                : null;
    }

    void open(Runnable onDrain) {
        response.setChunked(true);
        response.setWriteQueueMaxSize(BACKLOG);
        response.drainHandler(drained -> onDrain.run());
        if (channel != null) {
            // the kernel would take megabytes, all of which the client would have to read before the newest
            channel.config().setOption(ChannelOption.SO_SNDBUF, BACKLOG);
        }
    }

    boolean isOpen() {
        return !response.ended() && !response.closed() && (channel == null || channel.isActive());
    }

    boolean isFull() {
        return response.writeQueueFull();
    }

    void write(Buffer bytes) {
        response.write(bytes);
    }

    /** Ends the answer and its connection, over which the client would come back; if need be without what it has not read. */
    void end(Buffer last) {
        if (isFull()) {
            cut();
        } else {
            response.end(last).onComplete(sent -> leave());
        }
    }

    private void leave() {
        if (channel == null) {
            connection.goAway(0);
        } else {
            connection.close();
        }
    }

    /** At once, and past Vert.x, which would first wait until the client has read everything, and so for ever. */
    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is gone already
    void cut() {
        if (channel == null) {
            response.reset();
        } else {
            channel.pipeline().firstContext().close();
        }
    }
}
