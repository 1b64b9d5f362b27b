package dev.inferenceinstances.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inferenceinstances.client.api.InstancesApi;
import dev.inferenceinstances.client.model.FieldDifference;
import dev.inferenceinstances.client.model.HistoryPage;
import dev.inferenceinstances.client.model.HistoryRecord;
import dev.inferenceinstances.client.model.Instance;
import dev.inferenceinstances.client.model.InstancePatch;
import dev.inferenceinstances.client.model.NewInstance;
import dev.inferenceinstances.client.model.RollbackRequest;
import java.util.List;
import java.util.Map;

/**
 * What a program does with the client that is generated from the service's own document. It is compiled together with that client, by
 * {@code GeneratedClientIT}.
 */
public final class RoundTrip {

    private static final String ANY = null;

    private final InstancesApi instances;

    private RoundTrip(String address) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        instances = new InstancesApi(client);
    }

    /** @param arguments the address of the service */
    public static void main(String... arguments) throws ApiException {
        new RoundTrip(arguments[0]).run();
    }

    private void run() throws ApiException {
        Instance created = instances.createInstance(bert(), "round-trip");
        assertThat(instances.createInstance(bert(), "round-trip")).isEqualTo(created);
        assertThat(created.getCp()).as("a default").isEqualTo(8);
        assertThat(created.getEnvs()).isEqualTo(Map.of("A", "1"));
        assertThat(created.getCreatedAt()).isNotNull();

        assertThat(instances.listInstances(null, 10, ANY, "name", "bert", "client", ANY, ANY, "active", "high", true))
                .containsExactly(created);
        ApiResponse<Instance> read = instances.getInstanceWithHttpInfo(created.getId(), null);
        assertThat(read.getData()).isEqualTo(created);
        assertThat(instances.getInstanceByName("client", null)).isEqualTo(created);

        Instance changed = instances.updateInstance(created.getId(), new InstancePatch().imageTag("v2"), etag(read));
        assertThat(changed.getImageTag()).isEqualTo("v2");
        assertThat(changed.getEnvs()).as("left alone").isEqualTo(created.getEnvs());
        assertThat(changed.getPriorities()).as("left alone").isEqualTo(created.getPriorities());
        ApiException stale = catchThrowableOfType(
                ApiException.class,
                () -> instances.updateInstance(created.getId(), new InstancePatch().imageTag("v3"), etag(read)));
        assertThat(stale.getCode()).isEqualTo(412);

        InstancePatch merged = new InstancePatch().putEnvsItem("B", "2").replicas(2);
        assertThat(instances.mergeIntoInstance(created.getId(), merged, null).getEnvs())
                .isEqualTo(Map.of("A", "1", "B", "2"));
        InstancePatch emptied = new InstancePatch().putEnvsItem("A", null).replicas(1);
        assertThat(instances.mergeIntoInstance(created.getId(), emptied, null).getEnvs())
                .isEqualTo(Map.of("B", "2"));
        instances.deleteInstance(created.getId(), null);
        history(created);
    }

    private void history(Instance created) throws ApiException {
        HistoryPage page = instances.instanceHistory(created.getId(), null, null, ANY, ANY, ANY);
        assertThat(page.getTotalCount()).isEqualTo(5);
        List<HistoryRecord> records = page.getHistoryRecords();
        assertThat(records)
                .extracting(each -> each.getOperationType().getValue())
                .containsExactly("delete", "update", "update", "update", "create");
        assertThat(records.get(1).getChangedFields()).containsExactlyInAnyOrder("envs", "replicas");

        List<FieldDifference> differences = instances.historyDifference(
                records.get(4).getHistoryId(), records.get(2).getHistoryId());
        assertThat(differences)
                .filteredOn(each -> each.getField().equals("envs"))
                .extracting(FieldDifference::getBefore, FieldDifference::getAfter)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Map.of("A", "1"), Map.of("A", "1", "B", "2")));

        RollbackRequest first = new RollbackRequest().historyId(records.get(4).getHistoryId());
        Instance restored = instances.rollBackInstance(created.getId(), first, null);
        assertThat(restored.getId()).isEqualTo(created.getId());
        assertThat(restored.getImageTag()).isEqualTo("v1");
        assertThat(instances.countInstanceHistory(created.getId()).getCount()).isEqualTo(6);
    }

    private static NewInstance bert() {
        return new NewInstance()
                .name("client")
                .modelName("bert")
                .clusterName("gpu")
                .imageTag("v1")
                .putEnvsItem("A", "1");
    }

    private static String etag(ApiResponse<Instance> answer) {
        return answer.getHeaders().get("etag").get(0);
    }
}
