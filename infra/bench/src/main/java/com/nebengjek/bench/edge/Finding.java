package com.nebengjek.bench.edge;

import java.util.List;
import java.util.Map;

/**
 * What one part of the measurement found.
 *
 * @param figures by what they say, as text with its unit
 * @param missed the goals that were missed, a sentence each
 */
record Finding(String part, Map<String, String> figures, List<String> missed) {}
