package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.BadArguments;
import com.nebengjek.compat.CompatModule;
import com.nebengjek.location.LocationModule;
import com.nebengjek.match.MatchModule;
import com.nebengjek.message.MessageModule;
import com.nebengjek.notify.NotifyModule;
import com.nebengjek.payment.PaymentModule;
import com.nebengjek.ride.RideModule;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.LeashedProcess;
import com.nebengjek.servers.Signal;
import com.nebengjek.state.StateModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a pod's container is run without a cluster: out of the folders that {@code infra/images/prepare} made, which hold
 * what images do, or from this program's class path.
 */
public final class Programs {

    private static final String CACHE = "application.aot";
    private static final String OPTIONS = "JDK_JAVA_OPTIONS";
    /** As of images, whose options those of the chart come after. */
    private static final String JVM =
            "-XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmx256m";
    private static final Map<String, Class<?>> MODULES = Map.of(
            "compat", CompatModule.class,
            "location", LocationModule.class,
            "match", MatchModule.class,
            "message", MessageModule.class,
            "notify", NotifyModule.class,
            "payment", PaymentModule.class,
            "ride", RideModule.class,
            "state", StateModule.class);

    /** All modules share a class path here; an image has its own. */
    private static final String WITHOUT_DATABASE = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration";

    private final Path images;
    private final boolean prepared;
    private final Path log;

    private Programs(Path images, boolean prepared, Path log) {
        this.images = images;
        this.prepared = prepared;
        this.log = log;
    }

    /** @throws BadArguments when the image of one of the pods was not prepared */
    public static Programs ofImages(Path images, Release release, Path log) {
        release.pods().values().stream()
                .map(PodTemplate::module)
                .filter(module -> !Files.exists(images.resolve(module).resolve(CACHE)))
                .findFirst()
                .ifPresent(module -> {
                    throw new BadArguments("%s was not prepared: infra/images/prepare does it, or measure --from class-path."
                            .formatted(module));
                });
        return new Programs(images, true, log);
    }

    public static Programs ofClassPath(Path log) {
        return new Programs(Path.of(""), false, log);
    }

    public Pod start(PodTemplate template) throws IOException {
        int port = FreePort.next();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(prepared ? fromImage() : fromClassPath(template));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (prepared) {
            builder.directory(images.resolve(template.module()).toFile());
        }
        Map<String, String> environment = builder.environment();
        environment.putAll(template.environment());
        environment.put("PORT", Integer.toString(port));
        environment.put("LOGGING_LEVEL_ROOT", "warn");
        environment.put("LOGGING_LEVEL_NEBENGJEK_AUDIT", "off");
        if (!prepared) {
            environment.merge(OPTIONS, JVM, (own, usual) -> usual + " " + own);
        }
        if (!prepared && !template.usesPostgres()) {
            environment.put("SPRING_AUTOCONFIGURE_EXCLUDE", WITHOUT_DATABASE);
        }
        return new Pod(LeashedProcess.start(builder, Signal.KILL), port);
    }

    private static List<String> fromImage() {
        return List.of("@jvm.options", "-XX:AOTCache=" + CACHE, "-jar", "application.jar");
    }

    private static List<String> fromClassPath(PodTemplate template) {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Objects.requireNonNull(MODULES.get(template.module()), template.module()).getName());
    }
}
