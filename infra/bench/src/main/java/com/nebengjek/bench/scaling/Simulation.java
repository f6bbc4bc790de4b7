package com.nebengjek.bench.scaling;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Option;
import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Release;
import com.nebengjek.bench.scaling.cluster.Site;
import java.nio.file.Path;

/** Something that is tried with the chart's own pods, on servers of its own. */
@FunctionalInterface
public interface Simulation<T> {

    Option FROM = new Option(
            "--from", "WHAT", "images, which infra/images/prepare makes, or class-path, which is slower to start (images)");

    T run(Site site, Release release, Programs programs) throws Exception;

    /** @throws BadArguments when images are asked for that were not prepared */
    static <T> T of(Arguments arguments, Simulation<T> simulation) throws Exception {
        Path home = Path.of(System.getProperty("nebengjek.home", "infra")).toAbsolutePath();
        String from = arguments.text(FROM).orElse("images");
        if (!from.equals("images") && !from.equals("class-path")) {
            throw new BadArguments("--from must be images or class-path (was '%s').".formatted(from));
        }
        try (Site site = Site.prepare()) {
            try {
                Release release = Release.render(home.resolveSibling("charts").resolve("nebengjek"), site, "");
                Programs programs = from.equals("images")
                        ? Programs.ofImages(home.resolve("images/target"), release, site.log())
                        : Programs.ofClassPath(site.log());
                T outcome = simulation.run(site, release, programs);
                site.forget();
                return outcome;
            } catch (BadArguments | InterruptedException nobodyNeedsTheLog) {
                site.forget();
                throw nobodyNeedsTheLog;
            } catch (Exception fault) {
                System.err.println("infra/measure: what the processes said is in " + site.log());
                throw fault;
            }
        }
    }
}
