package dev.inferenceinstances.diagnosis;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** What is wrong with the pool, and what to do about it: from memory, on the event loop. */
@Path("/api/monitoring/db-pool/diagnosis")
@NonBlocking
public class DiagnosisResource {

    private final DiagnosisWatch watch;

    DiagnosisResource(DiagnosisWatch watch) {
        this.watch = watch;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=1")
    public DiagnosisReport diagnosis() {
        return DiagnosisReport.of(watch.standing(), Locale.ENGLISH);
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
    public String diagnosisAsText() {
        return DiagnosisText.write(diagnosis());
    }
}
