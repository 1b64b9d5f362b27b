import java.io.*;
import java.net.*;
import java.net.http.*;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Installs the Maven release pinned in maven-wrapper.properties; mvnw and mvnw.cmd run this when it is missing.
 * It comes from the Maven repository MVNW_REPOURL if that is set (with MVNW_USERNAME and MVNW_PASSWORD should it ask),
 * else through a mvn on the PATH and the settings of that one, else from Apache's archive. A proxy is given by the
 * JDK's system properties, for example in JAVA_TOOL_OPTIONS.
 */
public final class InstallMaven {
    private static final int FETCH_LIMIT_MINUTES = 10;
    private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    private static final Pattern COMPLAINT = Pattern.compile("(?:\\[ERROR]|mvnw:) (\\S.*)");
    /** Set for the mvn started here, so that one leading back to a wrapper ends instead of starting itself for ever. */
    private static final String STARTED_BY_WRAPPER = "MVNW_STARTED_BY_WRAPPER";

    private final Path wrapper;
    private final String version;
    private final String sha512;
    private final Path home;
    private final Path staging;
    private final Path archive;

    private InstallMaven(Path wrapper, Path dists) throws IOException {
        Properties pins = new Properties();
        pins.load(Files.newBufferedReader(wrapper.resolve("maven-wrapper.properties")));
        this.wrapper = wrapper;
        version = pins.getProperty("mavenVersion");
        sha512 = pins.getProperty("sha512");
        home = dists.resolve("apache-maven-" + version);
        // Beside the home, hence on its file system, so that moving the parts into place is a mere renaming.
        staging = Files.createTempDirectory(Files.createDirectories(dists), ".installing-");
        archive = staging.resolve("apache-maven-" + version + "-bin.zip");
        Runtime.getRuntime().addShutdownHook(new Thread(this::cleanUp));
    }

    public static void main(String[] args) throws InterruptedException, GeneralSecurityException {
        try {
            if (System.getenv(STARTED_BY_WRAPPER) != null) {
                throw new IOException("the mvn on the PATH leads back to a Maven wrapper");
            }
            new InstallMaven(Path.of(args[0]), Path.of(args[1]).toAbsolutePath()).install();
        } catch (FileSystemException e) {
            say("Maven cannot be installed in " + args[1] + ": " + e);
            System.exit(1);
        } catch (IOException e) {
            say(e.getMessage());
            System.exit(1);
        }
    }

    private void install() throws IOException, InterruptedException, GeneralSecurityException {
        String source = fetch();
        byte[] content = Files.readAllBytes(archive);
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(content);
        String found = HexFormat.of().formatHex(digest);
        if (!found.equalsIgnoreCase(sha512)) {
            throw new IOException("nothing was installed, because " + source + " has the wrong SHA-512: expected "
                    + sha512 + ", found " + found);
        }
        unpackAndPublish(content);
    }

    private String fetch() throws IOException, InterruptedException {
        String repository = System.getenv("MVNW_REPOURL");
        if (repository != null && !repository.isBlank()) {
            String folder = repository.strip().replaceAll("/+$", "") + "/org/apache/maven/apache-maven/" + version;
            return download(folder, System.getenv("MVNW_USERNAME"), "check MVNW_REPOURL");
        }
        File maven = mavenOnPath();
        if (maven != null && copyWith(maven)) {
            return archive.getFileName() + " (as fetched by " + maven + ")";
        }
        String folder = "https://archive.apache.org/dist/maven/maven-3/" + version + "/binaries";
        return download(folder, null, "set MVNW_REPOURL to a Maven repository within reach, or put a mvn on the PATH");
    }

    private String download(String folder, String user, String advice) throws IOException, InterruptedException {
        String url = folder + "/" + archive.getFileName();
        say("fetching " + url);
        String problem;
        try {
            URI uri = URI.create(url);
            HttpClient.Builder client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10));
            if (user != null) {
                client.authenticator(loginFor(uri.getHost(), user));
            }
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1)).build();
            // The request's own limit ends with the headers; the limit here covers a body that stalls.
            int status = client.build()
                    .sendAsync(request, BodyHandlers.ofFile(archive))
                    .get(FETCH_LIMIT_MINUTES, TimeUnit.MINUTES)
                    .statusCode();
            if (status == 200) {
                return url;
            }
            problem = "the server answered with status " + status;
        } catch (TimeoutException e) {
            problem = "it took more than " + FETCH_LIMIT_MINUTES + " minutes";
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean unconnected = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
            problem = unconnected ? "no connection to the server" : cause.getMessage();
        }
        throw new IOException("cannot fetch " + url + " (" + problem + "); " + advice);
    }

    /** Answers the repository itself only, not a server that it redirects to, nor a proxy. */
    private static Authenticator loginFor(String host, String user) {
        String password = Objects.requireNonNullElse(System.getenv("MVNW_PASSWORD"), "");
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                boolean server = getRequestorType() == RequestorType.SERVER;
                boolean ours = server && getRequestingHost().equals(host);
                return ours ? new PasswordAuthentication(user, password.toCharArray()) : null;
            }
        };
    }

    private File mavenOnPath() throws IOException {
        String suffix = File.separatorChar == '\\' ? ".cmd" : "";
        File ourselves = new File(wrapper + "/../../mvnw" + suffix).getCanonicalFile();
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        for (String folder : path.split(File.pathSeparator)) {
            File maven = new File(folder, "mvn" + suffix).getCanonicalFile();
            if (maven.isFile() && maven.canExecute() && !maven.equals(ourselves)) {
                return new File(folder, "mvn" + suffix).getAbsoluteFile();
            }
        }
        return null;
    }

    private boolean copyWith(File maven) throws IOException, InterruptedException {
        say("fetching Apache Maven " + version + " with " + maven);
        // Maven takes the nearest folder upwards that has a .mvn for the project; this one keeps it out of any project.
        Files.createDirectory(staging.resolve(".mvn"));
        Path log = staging.resolve("mvn.log");
        String artifact = "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin";
        ProcessBuilder command =
                new ProcessBuilder(maven.getPath(), "-q", "-B", COPY_GOAL, artifact, "-DoutputDirectory=.");
        command.directory(staging.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        command.environment().remove("MAVEN_BASEDIR");
        command.environment().put(STARTED_BY_WRAPPER, "true");
        String problem;
        try {
            Process process = command.start();
            if (!process.waitFor(FETCH_LIMIT_MINUTES, TimeUnit.MINUTES)) {
                stopChildren();
            }
            int exitCode = process.waitFor();
            if (exitCode == 0 && Files.exists(archive)) {
                return true;
            }
            // Not bound to the start of a line, where Maven may put colour codes even for a file.
            Matcher complaint = COMPLAINT.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
            problem = complaint.find() ? complaint.group(1) : "it ended with exit code " + exitCode;
        } catch (IOException e) {
            problem = e.getMessage();
        }
        say(maven + " cannot fetch it (" + problem + ")");
        return false;
    }

    /** Shares its lock with cleanUp, so that an interruption that finds this under way waits until it is done. */
    private synchronized void unpackAndPublish(byte[] content) throws IOException {
        Path unpacked = Files.createDirectory(staging.resolve("unpacked"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = unpacked.resolve(entry.getName()).normalize();
                if (!file.startsWith(unpacked)) {
                    throw new IOException(archive.getFileName() + " has an entry outside its folder: " + entry);
                }
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip, file);
                    // Java does not read the modes in the archive; the scripts are the files in bin without a suffix.
                    file.toFile().setExecutable(entry.getName().matches("[^/]+/bin/[^.]+"), false);
                }
            }
        }
        publish(unpacked.resolve(home.getFileName()));
    }

    /**
     * Moves the parts one by one, bin last, since bin/mvn is what tells mvnw that Maven is there. A part that is already
     * in place came from a parallel or an interrupted run, out of an archive with the same sum. Moving the folder as a
     * whole would fail where Apache's own wrapper, which uses a folder of the same name, has been before.
     */
    private void publish(Path unpacked) throws IOException {
        Files.createDirectories(home);
        List<String> parts = new ArrayList<>(List.of(unpacked.toFile().list()));
        parts.sort(Comparator.comparing("bin"::equals));
        for (String part : parts) {
            Path target = home.resolve(part);
            try {
                Files.move(unpacked.resolve(part), target, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.exists(target)) {
                    throw e;
                }
            }
        }
        if (!Files.exists(home.resolve("bin/mvn"))) {
            throw new IOException(home + " is damaged; delete that folder and try again");
        }
    }

    private synchronized void cleanUp() {
        stopChildren();
        try (Stream<Path> files = Files.walk(staging)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            say("cannot remove " + staging);
        }
    }

    private static void stopChildren() {
        ProcessHandle.current().descendants().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
    }

    private static void say(String message) {
        System.err.println("mvnw: " + message);
    }
}
