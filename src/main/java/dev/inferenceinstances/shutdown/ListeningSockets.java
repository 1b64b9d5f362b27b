package dev.inferenceinstances.shutdown;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The sockets on which the service listens. To close one drops the connections that the kernel has made and nobody has taken yet, though
 * their clients have sent a request. So each is taken out of its event loop, emptied, and closed the moment after it was found empty. That
 * moment takes the kernel some 25 µs, and it is one in which hardly anybody comes: clients come again when they have been answered, and
 * nobody is answered meanwhile.
 */
@Singleton
class ListeningSockets {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Who was answered before is back by then, or comes over another connection. */
    private static final Duration QUIET = Duration.ofMillis(5);
    /** Where it does not become quiet. No client feels it. */
    private static final Duration LONGEST_QUEST = Duration.ofMillis(50);

    private static final long LOOK_NANOS = 100_000;

    private final VertxInternal vertx;
    private final EventLoops loops;

    ListeningSockets(Vertx vertx, EventLoops loops) {
        this.vertx = (VertxInternal) vertx;
        this.loops = loops;
    }

    /** Takes no further connection, and leaves those that are open. Returns when that is so. */
    void close() {
        for (EventExecutor loop : vertx.getAcceptorEventLoopGroup()) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            loop.execute(() -> closeAll((SingleThreadEventLoop) loop, closed));
            closed.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // until the selector lets go, it shows in the socket itself
    private void closeAll(SingleThreadEventLoop loop, CompletableFuture<Void> closed) {
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel instanceof ServerChannel && channel.unsafe() instanceof NioUnsafe nio) {
                channel.deregister();
                closeOnceFree(channel, (ServerSocketChannel) nio.ch(), closed);
            }
        });
    }

    /** A socket that is registered is closed later, by its selector. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeOnceFree(Channel channel, ServerSocketChannel socket, CompletableFuture<Void> closed) {
        if (socket.isRegistered()) {
            channel.eventLoop().schedule(() -> closeOnceFree(channel, socket, closed), 1, TimeUnit.MILLISECONDS);
            return;
        }
        try {
            rehearse();
            CompletableFuture<Void> held = loops.hold(LONGEST_QUEST.multipliedBy(2));
            try {
                Consumer<SocketChannel> take =
                        client -> channel.pipeline().fireChannelRead(new NioSocketChannel(channel, client));
                awaitQuiet(socket, take);
                emptyAndClose(socket, take);
            } finally {
                held.complete(null);
            }
        } catch (IOException e) {
            Log.warnf(e, "A listening socket could not be closed in good order");
        }
        channel.close();
        closed.complete(null);
    }

    /** What Java does for the first time takes milliseconds, in which clients come. */
    private static void rehearse() throws IOException {
        ServerSocketChannel other = ServerSocketChannel.open();
        other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        other.configureBlocking(false);
        emptyAndClose(other, client -> {});
    }

    private static void awaitQuiet(ServerSocketChannel socket, Consumer<SocketChannel> take) throws IOException {
        long end = System.nanoTime() + LONGEST_QUEST.toNanos();
        long quiet = System.nanoTime() + QUIET.toNanos();
        for (long now = System.nanoTime(); now - quiet < 0 && now - end < 0; now = System.nanoTime()) {
            SocketChannel client = socket.accept();
            if (client == null) {
                LockSupport.parkNanos(LOOK_NANOS);
            } else {
                take.accept(client);
                quiet = now + QUIET.toNanos();
            }
        }
    }

    private static void emptyAndClose(ServerSocketChannel socket, Consumer<SocketChannel> take) throws IOException {
        for (SocketChannel client = socket.accept(); client != null; client = socket.accept()) {
            take.accept(client);
        }
        socket.close();
    }
}
