package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.PACKAGES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of materials beside the packages, against the packages. */
class BillOfMaterialsIT {

    private static JsonNode bill;

    /** Its components by the names that Quarkus gives their jars. */
    private static final Map<String, JsonNode> COMPONENTS = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        bill = new ObjectMapper().readTree(Path.of("target", "sbom.json").toFile());
        for (JsonNode component : bill.get("components")) {
            COMPONENTS.put(jar(component), component);
        }
    }

    @Test
    void isOfCycloneDxAndNamesTheService() {
        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("inference-instances-api");
    }

    @Test
    void namesEachJarThatThePackagesHoldAndNoOther() throws Exception {
        assertThat(new TreeSet<>(COMPONENTS.keySet())
                        .stream().filter(jar -> !jar.startsWith("dev.inferenceinstances.")))
                .containsExactlyElementsOf(jars().keySet().stream().sorted().toList());
    }

    @Test
    void eachIsKnownByItsChecksumAndItsLicence() throws Exception {
        for (Map.Entry<String, Path> jar : jars().entrySet()) {
            JsonNode component = COMPONENTS.get(jar.getKey());
            assertThat(component).as(jar.getKey()).isNotNull();
            assertThat(component.get("purl").asText()).startsWith("pkg:maven/");
            assertThat(licences(component)).as(jar.getKey()).isNotEmpty();
            assertThat(sha256(component)).as(jar.getKey()).isEqualTo(sha256(jar.getValue()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "io.agroal, agroal-pool, Apache-2.0",
        "org.postgresql, postgresql, BSD-2-Clause",
        "com.mysql, mysql-connector-j, GPL-2.0-only",
        "org.xerial, sqlite-jdbc, Apache-2.0",
    })
    void tellsTheLicencesOfThePoolAndTheDrivers(String group, String name, String licence) {
        assertThat(COMPONENTS.values())
                .filteredOn(component -> component.path("group").asText().equals(group)
                        && component.path("name").asText().equals(name))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.get("version").asText()).matches("\\d+\\.\\d+.*");
                    assertThat(licences(component)).contains(licence);
                });
    }

    private static Map<String, Path> jars() throws Exception {
        try (Stream<Path> files = Files.walk(PACKAGES.resolve("sqlite/lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
        }
    }

    private static String jar(JsonNode component) {
        String classifier = component.get("purl").asText().replaceFirst(".*[?&]classifier=([^&]+).*|.*", "$1");
        return component.path("group").asText()
                + "." + component.get("name").asText()
                + "-" + component.get("version").asText()
                + (classifier.isEmpty() ? "" : "-" + classifier)
                + ".jar";
    }

    private static Set<String> licences(JsonNode component) {
        return Stream.of("/license/id", "/license/name", "/expression")
                .flatMap(path -> component.path("licenses").valueStream().map(licence -> licence.at(path)))
                .map(JsonNode::asText)
                .filter(licence -> !licence.isBlank())
                .collect(Collectors.toSet());
    }

    private static String sha256(JsonNode component) {
        List<String> sums = component
                .path("hashes")
                .valueStream()
                .filter(hash -> hash.get("alg").asText().equals("SHA-256"))
                .map(hash -> hash.get("content").asText())
                .toList();
        return sums.isEmpty() ? "" : sums.get(0);
    }

    private static String sha256(Path jar) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }
}
