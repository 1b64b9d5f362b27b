package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.DiagnosisText;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.snapshot.SnapshotReports;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.PlainText;
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

    private final Incidents incidents;
    private final SnapshotReports snapshots;
    private final Clock clock;
    private final AnswerLanguage language;
    private final DiagnosisText diagnosisText;

    IncidentResource(
            Incidents incidents,
            SnapshotReports snapshots,
            Clock clock,
            AnswerLanguage language,
            DiagnosisText diagnosisText) {
        this.incidents = incidents;
        this.snapshots = snapshots;
        this.clock = clock;
        this.language = language;
        this.diagnosisText = diagnosisText;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
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
    @Produces(MediaType.APPLICATION_JSON)
    public IncidentReport incident(@PathParam("id") String id) {
        Incident incident = byId(id);
        Locale spoken = language.locale();
        return new IncidentReport(
                IncidentSummary.of(incident, clock.instant(), spoken), snapshots.report(incident.snapshot(), spoken));
    }

    @GET
    @Path("/{id}")
    @Produces(PlainText.TYPE)
    @PlainText
    public String incidentAsText(@PathParam("id") String id) {
        return IncidentText.write(incident(id), diagnosisText);
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
