package com.nebengjek.bench.delivery;

/** How the work is done, each on a durable consumer of its own over the same events. */
enum Way {
    LOOP("bench-loop-bench_in"),
    FUNCTION("bench-bill-bench_in");

    private final String durable;

    Way(String durable) {
        this.durable = durable;
    }

    String durable() {
        return durable;
    }
}
