package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceQuery;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Callable;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends an export, each page once the client has taken the one before. Until then the page waits in memory, with neither a connection nor a
 * thread.
 *
 * <p>What fails on the way can be told by no status any more. So the connection is cut, and the client sees an answer without its end.
 */
@Provider
public class ExportWriter implements ServerMessageBodyWriter<Export.Begun> {

    /** How many rows were sent, behind the last of them. */
    static final String COUNT = "X-Total-Count";

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == Export.Begun.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Export.Begun.class;
    }

    @Override
    public void writeTo(
            Export.Begun begun,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("An export is sent page by page");
    }

    @Override
    public void writeResponse(Export.Begun begun, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        request.serverResponse().setChunked(true);
        Export export = begun.export();
        send(export, begun.first(), Future.succeededFuture(begun.text()), 0, request);
    }

    /** The next page is read while this one is written, and goes out once the client has taken it. */
    private static void send(
            Export export, Export.Page page, Future<Buffer> text, long before, ResteasyReactiveRequestContext request) {
        InstanceQuery next = page.next();
        long sent = before + page.rows().size();
        Future<Void> written = text.compose(export.response()::write);
        Future<Export.@Nullable Page> read =
                next == null ? Future.succeededFuture() : worked(export, () -> export.behind(next));
        Future.join(written, read).onComplete(both -> {
            Export.Page following = read.result();
            if (text.failed() || read.failed()) {
                export.response().reset();
                // into the log, and into the outcomes; the client cannot be told any more
                request.resume(text.failed() ? text.cause() : read.cause());
            } else if (written.failed()) {
                left(export, request);
            } else if (following != null) {
                send(export, following, worked(export, () -> export.text(following)), sent, request);
            } else {
                export.response().putTrailer(COUNT, Long.toString(sent)).end();
                request.resume();
            }
        });
    }

    private static <T> Future<T> worked(Export export, Callable<T> work) {
        return export.context().executeBlocking(work, false);
    }

    /** The client is gone. Its connection may be about to be closed only, and whoever counts how requests end looks at that. */
    private static void left(Export export, ResteasyReactiveRequestContext request) {
        if (export.response().closed()) {
            request.resume();
        } else {
            export.response().closeHandler(closed -> request.resume());
        }
    }
}
