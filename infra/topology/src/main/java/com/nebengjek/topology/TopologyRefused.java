package com.nebengjek.topology;

import java.util.List;

/** The topology does not fit the server: a sentence for each reason, which says what to do. */
public final class TopologyRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> reasons;

    /** @param reasons one sentence for each thing that has to be changed first */
    public TopologyRefused(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
        this.reasons = List.copyOf(reasons);
    }

    TopologyRefused(String reason, Throwable cause) {
        super(reason, cause);
        this.reasons = List.of(reason);
    }

    /** One sentence for each thing that has to be changed first. */
    public List<String> reasons() {
        return reasons;
    }
}
