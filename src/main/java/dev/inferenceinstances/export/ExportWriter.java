package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceQuery;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends an export, each page once the client has taken the one before. Meanwhile it has neither a connection nor a thread.
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
        send(begun.export(), begun.first(), 0, request);
    }

    private static void send(Export export, Export.Page page, long before, ResteasyReactiveRequestContext request) {
        InstanceQuery next = page.next();
        long sent = before + page.rows();
        export.response().write(page.text()).onComplete(written -> {
            if (written.failed()) {
                left(export, request);
            } else if (next == null) {
                export.response().putTrailer(COUNT, Long.toString(sent)).end();
                request.resume();
            } else {
                next(export, next, sent, request);
            }
        });
    }

    private static void next(Export export, InstanceQuery query, long sent, ResteasyReactiveRequestContext request) {
        export.context().executeBlocking(() -> export.behind(query), false).onComplete(read -> {
            if (read.succeeded()) {
                send(export, read.result(), sent, request);
            } else {
                export.response().reset();
                // into the log, and into the outcomes; the client cannot be told any more
                request.resume(read.cause());
            }
        });
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
