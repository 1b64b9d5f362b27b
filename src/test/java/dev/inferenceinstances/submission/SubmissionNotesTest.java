package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.problem.FieldError;
import org.junit.jupiter.api.Test;

class SubmissionNotesTest {

    private final SubmissionNotes notes = new SubmissionNotes();

    @Test
    void aNewBodyHasNothingWrong() {
        assertThat(notes.errors()).isEmpty();
        assertThat(notes.ignored()).isEmpty();
    }

    @Test
    void whatWasFirstSaidOfAFieldStands() {
        notes.wrong("envs", "must be an object whose values are strings");
        notes.wrong("tp", "must be a whole number");
        notes.wrong("envs", "must not hold a NUL character");

        assertThat(notes.errors())
                .containsExactly(
                        new FieldError("envs", "must be an object whose values are strings"),
                        new FieldError("tp", "must be a whole number"));
    }
}
