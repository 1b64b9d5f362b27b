package dev.inferenceinstances.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.instance.InstanceView;
import java.util.List;

/** A JSON object a line, each as it stands in a list. */
record NdjsonFormat(ObjectMapper json) implements ExportFormat {

    static final String MEDIA_TYPE = "application/x-ndjson";

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public String lines(List<InstanceView> instances) {
        StringBuilder lines = new StringBuilder();
        instances.forEach(instance -> lines.append(line(instance)).append('\n'));
        return lines.toString();
    }

    /** In JSON a line can only end between values: in a column that holds JSON as somebody wrote it. */
    private String line(InstanceView instance) {
        try {
            return json.writeValueAsString(instance).replace('\n', ' ').replace('\r', ' ');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An instance always has a JSON form", e);
        }
    }
}
