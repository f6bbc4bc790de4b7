package com.nebengjek.bench.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a socket costs on which nothing is said: memory of the process, and of the kernel. */
record Idle(int connections) implements Part {

    private static final double KILOBYTES = 22;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** Both ends of each connection are on this machine, and one of them is the edge's. */
    private static final int ENDS = 2;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        bench.phones().open(bench.callers(), Math.min(connections, 200), said -> {}).forEach(Phone::hangUp);
        Footprint before = settled(bench);
        long began = System.nanoTime();
        List<Phone> phones = bench.phones().open(bench.callers(), connections, said -> {});
        double seconds = (System.nanoTime() - began) / 1e9;
        Footprint after = settled(bench);
        long open = phones.stream().filter(Phone::isOpen).count();
        return finding(before, after, open, seconds);
    }

    private static Footprint settled(Bench bench) throws Exception {
        Thread.sleep(SETTLING);
        bench.edge().collectGarbage();
        return Footprint.of(bench.edge().pid());
    }

    private Finding finding(Footprint before, Footprint after, long open, double seconds) {
        double process = (after.resident() - before.resident()) / 1024.0 / connections;
        double kernel = (after.kernel() - before.kernel()) / 1024.0 / ENDS / connections;
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("open", open + " of " + connections);
        figures.put("opened in", text("%.1f s", seconds));
        figures.put("process before", text("%.0f MB", before.resident() / 1024.0 / 1024));
        figures.put("process with all", text("%.0f MB", after.resident() / 1024.0 / 1024));
        figures.put("process, each", text("%.1f KB", process));
        figures.put("kernel, each", text("%.1f KB", kernel));
        figures.put("in all, each", text("%.1f KB", process + kernel));
        List<String> missed = process + kernel <= KILOBYTES && open == connections
                ? List.of()
                : List.of(text("an idle connection costs %.1f KB, the goal is %.0f KB; %d of %d are open",
                        process + kernel, KILOBYTES, open, connections));
        return new Finding(name(), figures, missed);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
