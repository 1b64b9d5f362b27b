package dev.inferenceinstances.database;

import io.quarkus.logging.Log;

/** Says once what has changed for the database. */
final class ReachabilityLog {

    private ReachabilityLog() {}

    static void changed(DatabaseKind kind, Reachability before, Reachability now) {
        if (now.writesMissing() && !before.writesMissing()) {
            Log.warnf("The %s database is read-only", kind.label());
        }
        if (before.reachable() && !now.reachable()) {
            Log.warnf("The %s database cannot be reached: %s", kind.label(), now.detail());
        } else if (!before.reachable() && now.reachable()) {
            Log.infof("The %s database answers", kind.label());
        }
    }
}
