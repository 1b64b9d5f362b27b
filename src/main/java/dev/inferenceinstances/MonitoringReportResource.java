package dev.inferenceinstances;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.PlainText;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Most of what is known, in one piece, within about two seconds whatever the database does. On the event loop. */
@Path("/api/monitoring/report")
@NonBlocking
@Translated
public class MonitoringReportResource {

    private final MonitoringReports reports;
    private final MonitoringReportText text;
    private final Caller caller;
    private final AnswerLanguage language;

    MonitoringReportResource(
            MonitoringReports reports, MonitoringReportText text, Caller caller, AnswerLanguage language) {
        this.reports = reports;
        this.text = text;
        this.caller = caller;
        this.language = language;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<MonitoringReport> report() {
        return reports.report(caller.signedIn(), language.locale());
    }

    @GET
    @Produces(PlainText.TYPE)
    @PlainText
    public Uni<String> reportAsText() {
        return report().map(text::write);
    }
}
