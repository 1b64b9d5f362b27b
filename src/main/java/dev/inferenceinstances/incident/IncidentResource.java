package dev.inferenceinstances.incident;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The incidents: from memory, on the event loop. Shows stacks and statements only to who has signed in. */
@Path("/api/monitoring/db-pool/incidents")
@NonBlocking
@Translated
public class IncidentResource {

    private static final String JSON = MediaType.APPLICATION_JSON + ";qs=1";
    private static final String TEXT = MediaType.TEXT_PLAIN + ";qs=0.5";

    private final Incidents incidents;
    private final PoolReports reports;
    private final Caller caller;
    private final DatabaseKind kind;
    private final Clock clock;
    private final AnswerLanguage language;

    IncidentResource(
            Incidents incidents,
            PoolReports reports,
            Caller caller,
            DatabaseSettings settings,
            Clock clock,
            AnswerLanguage language) {
        this.incidents = incidents;
        this.reports = reports;
        this.caller = caller;
        this.kind = settings.url().kind();
        this.clock = clock;
        this.language = language;
    }

    @GET
    @Produces(JSON)
    public List<IncidentSummary> list() {
        Instant now = clock.instant();
        Locale spoken = language.locale();
        return incidents.all().stream()
                .map(incident -> IncidentSummary.of(incident, now, spoken))
                .toList();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or no longer */
    @GET
    @Path("/{id}")
    @Produces(JSON)
    public IncidentReport incident(@PathParam("id") String id) {
        Incident incident = byId(id);
        boolean whole = caller.signedIn();
        Locale spoken = language.locale();
        SessionsReport sessions = incident.server() == null
                ? null
                : SessionsReport.of(
                        kind,
                        incident.server(),
                        incident.snapshot().holders(),
                        incident.server().at(),
                        whole,
                        spoken);
        PoolReport report = reports.pool(incident.snapshot().pool(), spoken);
        return IncidentReport.of(incident, report, sessions, clock.instant(), whole, spoken);
    }

    @GET
    @Path("/{id}")
    @Produces(TEXT)
    public String incidentAsText(@PathParam("id") String id) {
        return IncidentText.write(incident(id));
    }

    private Incident byId(String id) {
        try {
            return incidents.byId(Long.parseLong(id)).orElseThrow(() -> unknown(id));
        } catch (NumberFormatException e) {
            throw unknown(id);
        }
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("There is no incident %s; the last %d since the service started are kept"
                .formatted(id, Incidents.KEPT));
    }
}
