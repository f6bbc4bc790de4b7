package com.nebengjek.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Maven project of somebody who has our artifacts and no more: a copy of its sources, built offline from a repository
 * with our modules as they would be installed and with what this build has downloaded.
 *
 * <p>In its {@code pom.xml}, {@code @maven-compiler-plugin@} and the like stand for the versions that this build has.
 */
public final class StrangersProject implements AutoCloseable {

    private static final Duration BUILD = Duration.ofMinutes(2);

    private final Path root;
    private final Path project;
    private final Path log;
    private final StrangersRepository repository;

    /** What Maven answered. */
    public record Built(boolean success, String said) {}

    private StrangersProject(Path root, Path project, Path log, StrangersRepository repository) {
        this.root = root;
        this.project = project;
        this.log = log;
        this.repository = repository;
    }

    /**
     * Copies a project.
     *
     * @param root the directory of the whole build
     * @param sources such as {@code src/test/resources/stranger}
     * @param directory for the project and all that it needs
     */
    public static StrangersProject copy(Path root, Path sources, Path directory) throws IOException {
        Path project = directory.resolve("project");
        copy(sources, project);
        Path pom = project.resolve("pom.xml");
        Files.writeString(pom, withVersions(Files.readString(pom), Files.readString(root.resolve("pom.xml"))));
        return new StrangersProject(
                root, project, directory.resolve("maven.log"), StrangersRepository.create(directory.resolve("repository"), root));
    }

    /** Whether this class comes from a jar, as after Maven's packaging: only then there is something to install. */
    public static boolean isPackaged(Class<?> member) {
        return StrangersRepository.jarOf(member).toString().endsWith(".jar");
    }

    /**
     * Installs a module.
     *
     * @param module its directory, such as {@code functions/events}
     * @param member any class of it
     */
    public StrangersProject with(String module, Class<?> member) throws IOException {
        repository.install(root.resolve(module), StrangersRepository.jarOf(member));
        return this;
    }

    /** Runs Maven to its end. */
    public Built maven(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program(), "--batch-mode", "--offline", "-Dmaven.repo.local=" + repository.directory()));
        command.addAll(List.of(words));
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = maven.start();
        boolean ended = running.waitFor(BUILD.toSeconds(), TimeUnit.SECONDS);
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
        return new Built(ended && running.exitValue() == 0, Files.readString(log));
    }

    /** A file of the project. */
    public Path resolve(String file) {
        return project.resolve(file);
    }

    /** The Maven that runs this test, or else the machine's. */
    private static String program() {
        String home = System.getProperty("maven.home");
        return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }

    private static String withVersions(String pom, String parent) {
        return Pattern.compile("@([a-z.-]+)@").matcher(pom).replaceAll(name -> versionIn(parent, name.group(1)));
    }

    private static String versionIn(String parent, String name) {
        String quoted = Pattern.quote(name);
        Matcher version = Pattern.compile(
                        "<" + quoted + ">([^<]+)</|<artifactId>" + quoted + "</artifactId>\\s*<version>([^<]+)</")
                .matcher(parent);
        if (!version.find()) {
            throw new IllegalArgumentException("there is no version of " + name + " in the root's pom.xml");
        }
        return version.group(1) == null ? version.group(2) : version.group(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Removes the links of the repository, so that nobody who clears up goes astray along them. */
    @Override
    public void close() throws IOException {
        repository.unlink();
    }
}
