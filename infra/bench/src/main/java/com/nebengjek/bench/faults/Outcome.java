package com.nebengjek.bench.faults;

import java.util.List;
import java.util.Map;

/**
 * What became of it.
 *
 * @param figures in the order in which they are shown
 * @param violations a sentence for everything that should not have happened; none when it was survived
 */
record Outcome(String fault, Map<String, Object> figures, List<String> violations) {}
