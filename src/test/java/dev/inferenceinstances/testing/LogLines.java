package dev.inferenceinstances.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/** What a class, or everything, logs while this is open. */
public final class LogLines extends ExtHandler implements AutoCloseable {

    private final Logger category;
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

    private LogLines(Logger category) {
        this.category = category;
    }

    public static LogLines of(Class<?> logging) {
        LogLines lines = new LogLines(LogContext.getLogContext().getLogger(logging.getName()));
        lines.category.addHandler(lines);
        return lines;
    }

    /** Of everything. */
    public static LogLines ofAll() {
        LogLines lines = new LogLines(LogContext.getLogContext().getLogger(""));
        lines.category.addHandler(lines);
        return lines;
    }

    public List<ExtLogRecord> records() {
        return List.copyOf(records);
    }

    /** Each with its level before it, as in {@code WARN what happened}. */
    @SuppressWarnings("deprecation") // the log manager of JBoss formats by printf, which no other method does
    public List<String> texts() {
        return records.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Override
    protected void doPublish(ExtLogRecord line) {
        records.add(line);
    }

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
