package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inferenceinstances.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests in {@code docker/kubernetes} refer to exists, in them or in the service, and they fit what it documents. */
class KubernetesManifestsTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Path FOLDER = DOCKER.resolve("kubernetes");
    private static final String POD_LABELS = "/spec/template/metadata/labels";
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    /** What stopping takes at most beside the two settings, as the page on operating says. */
    private static final int REST_OF_STOPPING_SECONDS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"base", "postgresql", "mysql", "monitoring"})
    void everyFileIsListedAndExists(String folder) throws IOException {
        JsonNode kustomization = read(folder + "/kustomization.yaml");
        List<String> listed = new ArrayList<>(List.of("kustomization.yaml"));
        for (JsonNode resource : kustomization.path("resources")) {
            assertThat(FOLDER.resolve(folder).resolve(resource.asText())).exists();
            listed.add(resource.asText());
        }
        kustomization
                .path("patches")
                .forEach(patch -> listed.add(patch.path("path").asText()));
        listed.remove("../base");
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base/deployment.yaml /spec/selector/matchLabels",
                "base/deployment.yaml /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels",
                "base/service.yaml /spec/selector",
                "base/poddisruptionbudget.yaml /spec/selector/matchLabels",
                "base/networkpolicy.yaml /spec/podSelector/matchLabels"
            })
    void everySelectorFindsThePods(String selector) throws IOException {
        String[] fileAndPlace = selector.split(" ");
        JsonNode pods = read("base/deployment.yaml").at(POD_LABELS);
        assertThat(read(fileAndPlace[0]).at(fileAndPlace[1])).isNotEmpty().isEqualTo(pods);
    }

    @Test
    void namesLeadToWhatTheyName() throws IOException {
        JsonNode deployment = read("base/deployment.yaml");
        JsonNode port = deployment.at(CONTAINER + "/ports/0/name");
        assertThat(read("base/service.yaml").at("/spec/ports/0/targetPort")).isEqualTo(port);
        assertThat(read("base/networkpolicy.yaml").at("/spec/ingress/0/ports/0/port"))
                .isEqualTo(port);
        assertThat(read("base/horizontalpodautoscaler.yaml").at("/spec/scaleTargetRef/name"))
                .isEqualTo(deployment.at("/metadata/name"));
        assertThat(deployment.at(CONTAINER + "/envFrom/0/configMapRef/name"))
                .isEqualTo(read("base/configmap.yaml").at("/metadata/name"));
        JsonNode monitor = read("monitoring/servicemonitor.yaml");
        assertThat(monitor.at("/spec/selector/matchLabels"))
                .isEqualTo(read("base/service.yaml").at("/metadata/labels"));
        assertThat(monitor.at("/spec/endpoints/0/port"))
                .isEqualTo(read("base/service.yaml").at("/spec/ports/0/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe started", "livenessProbe live", "readinessProbe ready"})
    void probesAskTheService(String probe) throws IOException {
        String[] nameAndCheck = probe.split(" ");
        JsonNode container = read("base/deployment.yaml").at(CONTAINER);
        JsonNode request = container.path(nameAndCheck[0]).path("httpGet");
        assertThat(request.path("path").asText()).isEqualTo("/q/health/" + nameAndCheck[1]);
        assertThat(request.path("port")).isEqualTo(container.at("/ports/0/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql"})
    void theMountedSecretIsTheOneThatTheServiceReads(String overlay) throws IOException {
        JsonNode secret = read(overlay + "/secret.yaml");
        JsonNode patch = read(overlay + "/database-url.yaml");
        assertThat(patch.at("/metadata/name"))
                .isEqualTo(read("base/deployment.yaml").at("/metadata/name"));
        assertThat(patch.at(CONTAINER + "/name"))
                .isEqualTo(read("base/deployment.yaml").at(CONTAINER + "/name"));
        assertThat(patch.at(POD + "/volumes/0/secret/secretName")).isEqualTo(secret.at("/metadata/name"));
        assertThat(patch.at(CONTAINER + "/volumeMounts/0/name")).isEqualTo(patch.at(POD + "/volumes/0/name"));
        assertThat(patch.at(CONTAINER + "/env/0/value").asText())
                .isEqualTo(patch.at(CONTAINER + "/volumeMounts/0/mountPath").asText() + "/DATABASE_URL");
        assertThat(secret.at("/stringData/DATABASE_URL").asText()).startsWith(overlay + "://");
        assertThat(known()).contains(patch.at(CONTAINER + "/env/0/name").asText());
    }

    @Test
    void theServiceKnowsTheSettings() throws IOException {
        List<String> keys = new ArrayList<>();
        read("base/configmap.yaml").path("data").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isNotEmpty().isSubsetOf(known());
    }

    @Test
    void theServiceKnowsHowManyThereMayBe() throws IOException {
        assertThat(read("base/configmap.yaml").at("/data/FLEET_MAX_REPLICAS").asInt())
                .isEqualTo(read("base/horizontalpodautoscaler.yaml")
                        .at("/spec/maxReplicas")
                        .asInt(-1));
    }

    @Test
    void nobodyIsKilledBeforeTheServiceIsDone() throws IOException {
        JsonNode settings = read("base/configmap.yaml").path("data");
        int stopping = settings.path("SHUTDOWN_DELAY").asInt()
                + settings.path("SHUTDOWN_TIMEOUT").asInt();
        JsonNode deployment = read("base/deployment.yaml");
        assertThat(deployment.at(POD + "/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(stopping + REST_OF_STOPPING_SECONDS);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
    }

    @Test
    void thePodIsRestricted() throws IOException {
        JsonNode pod = read("base/deployment.yaml").at(POD);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        JsonNode container = pod.at("/containers/0/securityContext");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(pod.at("/volumes/0").has("emptyDir")).isTrue();
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
    }

    @Test
    void theRulesAreThoseOfPrometheus() throws IOException {
        JsonNode alerts = new YAMLMapper().readTree(DOCKER.resolve("alerts.yml").toFile());
        assertThat(read("monitoring/prometheusrule.yaml").path("spec"))
                .isNotEmpty()
                .isEqualTo(alerts);
    }

    /** Every key that the service reads, those of the files that hold secrets among them. */
    private static Iterable<String> known() {
        Settings settings = new Settings(key -> null);
        return ServiceSettings.read(settings, List.of()).shown().keySet();
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
    }
}
