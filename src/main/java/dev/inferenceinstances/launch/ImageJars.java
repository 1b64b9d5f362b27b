package dev.inferenceinstances.launch;

import io.quarkus.bootstrap.runner.AotSerializedApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Makes of the packages that Quarkus built the jars that the container image starts: {@code common.jar} with what is the same in all of
 * them, an {@code own.jar} for each with what is not, and {@code launcher.jar}, whose class path is all but the latter.
 */
final class ImageJars {

    static final String COMMON = "common.jar";

    static final String LAUNCHER = "launcher.jar";

    private ImageJars() {}

    /**
     * @param arguments the folder of the packages, the folder to write to, which holds their {@code lib} and a folder for each of them,
     *     and the names of the packages
     * @throws IllegalArgumentException where they are of another type, or cannot be one image
     */
    public static void main(String... arguments) throws IOException {
        write(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Arrays.asList(arguments).subList(2, arguments.length));
    }

    static void write(Path packages, Path image, List<String> kinds) throws IOException {
        List<PackageContent> contents = new ArrayList<>();
        for (String kind : kinds) {
            contents.add(PackageContent.read(packages.resolve(kind)));
        }
        Map<String, byte[]> common =
                common(contents.stream().map(PackageContent::files).toList());
        JarFiles.write(image.resolve(COMMON), new Manifest(), common);
        List<Path> classPath = JarFiles.below(image, List.of(COMMON, "lib/main", "lib/boot"));
        for (PackageContent each : contents) {
            Map<String, byte[]> own = new TreeMap<>(each.files());
            own.keySet().removeAll(common.keySet());
            Path target = image.resolve(each.name()).resolve(Launcher.OWN_CLASSES);
            OwnClasses.write(target, own, classPath);
        }
        launcher(image, contents.get(0), classPath);
    }

    /** What all have, and the same. */
    private static Map<String, byte[]> common(List<Map<String, byte[]>> packages) {
        Map<String, byte[]> common = new TreeMap<>(packages.get(0));
        common.entrySet()
                .removeIf(file ->
                        !packages.stream().allMatch(files -> Arrays.equals(files.get(file.getKey()), file.getValue())));
        return common;
    }

    /** What Java is to open stands in the runner's manifest. */
    private static void launcher(Path image, PackageContent any, List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest(any.runner());
        Attributes attributes = manifest.getMainAttributes();
        attributes.remove(PackageContent.KIND);
        attributes.put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, relative(classPath, image));
        ByteArrayOutputStream description = new ByteArrayOutputStream();
        AotSerializedApplication.write(description, any.mainClass(), classPath);
        String name = Launcher.class.getSimpleName() + ".class";
        try (InputStream code = Objects.requireNonNull(Launcher.class.getResourceAsStream(name))) {
            String folder = Launcher.class.getPackageName().replace('.', '/') + "/";
            Map<String, byte[]> files = Map.of(
                    folder + name, code.readAllBytes(), folder + Launcher.DESCRIPTION, description.toByteArray());
            JarFiles.write(image.resolve(LAUNCHER), manifest, new TreeMap<>(files));
        }
    }

    private static String relative(List<Path> classPath, Path image) {
        return String.join(
                " ",
                classPath.stream()
                        .map(jar -> image.relativize(jar).toString().replace('\\', '/'))
                        .toList());
    }
}
