package dev.inferenceinstances;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * Collects what can be asked of the monitoring by its path alone and is answered on the event loop. It reads the routing tables, where no
 * class has to be loaded for it. The stream is not among them: it is a route of its own, and its answer has no end.
 */
final class MonitoringPaths implements RuntimeResourceVisitor {

    private static final String MONITORING = "/api/monitoring/";
    private static final String GET = "GET";

    private final SortedSet<String> paths = new TreeSet<>();

    private MonitoringPaths() {}

    static SortedSet<String> of(Deployment deployment) {
        MonitoringPaths monitoring = new MonitoringPaths();
        RuntimeResourceVisitor.visitRuntimeResources(deployment.getPrefix(), deployment.getClassMappers(), monitoring);
        return monitoring.paths;
    }

    @Override
    public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
        if (GET.equals(method) && path.startsWith(MONITORING) && !path.contains("{") && !resource.isBlocking()) {
            paths.add(path);
        }
    }
}
