package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to show the rows that a database gave: a hundred, as most lists are, and one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ListBenchmark {

    private final ObjectWriter json = new ObjectMapper().writer();
    private final List<InferenceInstance> rows =
            IntStream.range(0, 100).mapToObj(ListBenchmark::row).toList();

    @Benchmark
    public void aHundred() throws IOException {
        json.writeValue(
                OutputStream.nullOutputStream(),
                rows.stream().map(InstanceView::new).toList());
    }

    @Benchmark
    public void one() throws IOException {
        json.writeValue(OutputStream.nullOutputStream(), new InstanceView(rows.get(0)));
    }

    /** As a database gives it: no text and no number is the same object in two rows. */
    private static InferenceInstance row(int number) {
        InferenceInstance row = InstanceRows.withDefaults();
        row.id = 1_000_000L + number;
        row.name = "llama-batch-" + number;
        row.modelName = "llama-" + number % 5;
        row.clusterName = "gpu-west-" + number % 3;
        row.imageTag = "v2.0." + number;
        row.checkpointPath = "/models/llama/" + number;
        row.fps = number;
        row.envs = "{\"CUDA_VISIBLE_DEVICES\":\"" + number + "\"}";
        row.description = "The instance number " + number;
        row.createdAt = Instant.parse("2026-01-02T03:04:05.678901Z").plusSeconds(number);
        row.updatedAt = row.createdAt.plusMillis(number);
        return row;
    }
}
