package dev.inferenceinstances.launch;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes what is of one package alone as the {@link Launcher} defines it: each class behind those that it extends, and for each package of
 * classes an anchor, which is one of them that is on the class path.
 */
final class OwnClasses {

    private static final String CLASS = ".class";

    private OwnClasses() {}

    /**
     * @param own by path
     * @throws IllegalArgumentException where one cannot be defined: it is no class, or is in a package of classes of its own
     */
    static void write(Path target, Map<String, byte[]> own, List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Map<String, String> anchors = anchors(classPath);
        for (String path : own.keySet()) {
            String folder = folder(path);
            if (!path.endsWith(CLASS) || !anchors.containsKey(folder)) {
                throw new IllegalArgumentException(
                        "%s is not the same in all packages, and cannot be given to one alone.".formatted(path));
            }
            Attributes section = manifest.getEntries().computeIfAbsent(folder, key -> new Attributes());
            section.put(Launcher.ANCHOR, anchors.get(folder));
        }
        JarFiles.write(target, manifest, inOrder(own, classPath));
    }

    /** Of each folder of classes the name of the first, where there is one. */
    private static Map<String, String> anchors(List<Path> classPath) throws IOException {
        Map<String, String> anchors = new TreeMap<>();
        for (Path path : classPath) {
            try (ZipFile jar = new ZipFile(path.toFile())) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(CLASS) && name.indexOf('-') < 0)
                        .forEach(name -> anchors.putIfAbsent(folder(name), className(name)));
            }
        }
        return anchors;
    }

    /** That in which Java comes to define them when asked for one after another. */
    private static Map<String, byte[]> inOrder(Map<String, byte[]> own, List<Path> classPath) throws IOException {
        try (Definitions loader = new Definitions(own, classPath)) {
            for (String path : own.keySet()) {
                loader.loadClass(className(path));
            }
            return loader.defined;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "A class that is of one package alone extends another that is missing.", e);
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String className(String path) {
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    /** Sees what the launcher's class path has, and these classes, but nothing of the process that it is in. */
    private static final class Definitions extends URLClassLoader {

        private final Map<String, byte[]> own;

        private final Map<String, byte[]> defined = new LinkedHashMap<>();

        Definitions(Map<String, byte[]> own, Collection<Path> classPath) throws MalformedURLException {
            super(urls(classPath), ClassLoader.getPlatformClassLoader());
            this.own = own;
        }

        private static URL[] urls(Collection<Path> paths) throws MalformedURLException {
            URL[] urls = new URL[paths.size()];
            int index = 0;
            for (Path path : paths) {
                urls[index++] = path.toUri().toURL();
            }
            return urls;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String path = name.replace('.', '/') + CLASS;
            byte[] code = own.get(path);
            if (code == null) {
                return super.findClass(name);
            }
            Class<?> type = defineClass(name, code, 0, code.length);
            defined.put(path, code);
            return type;
        }
    }
}
