package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.PlainText;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is wrong with the pool, and what to do about it: from memory, on the event loop. */
@Path("/api/monitoring/db-pool/diagnosis")
@NonBlocking
@Translated
public class DiagnosisResource {

    private final DiagnosisMonitor monitor;
    private final AnswerLanguage language;
    private final DiagnosisText text;

    DiagnosisResource(DiagnosisMonitor monitor, AnswerLanguage language, DiagnosisText text) {
        this.monitor = monitor;
        this.language = language;
        this.text = text;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public DiagnosisReport diagnosis() {
        return DiagnosisReport.of(monitor.state(), language.locale());
    }

    @GET
    @Produces(PlainText.TYPE)
    @PlainText
    public String diagnosisAsText() {
        return text.write(diagnosis());
    }
}
