package dev.inferenceinstances.pool;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.PlainText;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The pool report and the threshold check. Both answer from memory on the event loop, so they answer when every connection and
 * every worker thread is taken.
 */
@Path("/api/monitoring/db-pool")
@NonBlocking
@Translated
public class PoolResource {

    private final PoolReports reports;
    private final AnswerLanguage language;
    private final PoolText text;

    PoolResource(PoolReports reports, AnswerLanguage language, ObjectMapper mapper) {
        this.reports = reports;
        this.language = language;
        this.text = new PoolText(mapper);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<PoolReport> report(@QueryParam("fail_at") String failAt) {
        PoolReport report = reports.pool(language.locale());
        return answer(report.status(), failAt, report);
    }

    @GET
    @Produces(PlainText.TYPE)
    @PlainText
    public RestResponse<String> reportAsText(@QueryParam("fail_at") String failAt) {
        PoolReport report = reports.pool(language.locale());
        return answer(report.status(), failAt, text.write(report));
    }

    @GET
    @Path("/warning-threshold")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<ThresholdReport> threshold(@QueryParam("fail_at") String failAt) {
        ThresholdReport report = reports.threshold(language.locale());
        return answer(report.status(), failAt, report);
    }

    @GET
    @Path("/warning-threshold")
    @Produces(PlainText.TYPE)
    @PlainText
    public RestResponse<String> thresholdAsText(@QueryParam("fail_at") String failAt) {
        ThresholdReport report = reports.threshold(language.locale());
        return answer(report.status(), failAt, text.write(report));
    }

    private static <T> RestResponse<T> answer(PoolStatus status, String failAt, T body) {
        boolean failed = FailAt.parse(failAt).filter(status::atLeast).isPresent();
        return RestResponse.ResponseBuilder.create(
                        failed ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK, body)
                .build();
    }
}
