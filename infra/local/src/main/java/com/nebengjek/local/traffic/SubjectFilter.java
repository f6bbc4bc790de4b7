package com.nebengjek.local.traffic;

import io.nats.client.api.ConsumerConfiguration;
import java.util.List;

/** Which subjects a consumer takes. */
record SubjectFilter(String filter) {

    private static final SubjectFilter EVERYTHING = new SubjectFilter(">");

    static List<SubjectFilter> of(ConsumerConfiguration consumer) {
        List<String> filters = consumer.getFilterSubjects();
        return filters == null || filters.isEmpty()
                ? List.of(EVERYTHING)
                : filters.stream().map(SubjectFilter::new).toList();
    }

    boolean matches(String subject) {
        String[] wanted = filter.split("\\.");
        String[] tokens = subject.split("\\.");
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals(">")) {
                return tokens.length > i;
            }
            if (i >= tokens.length || !(wanted[i].equals("*") || wanted[i].equals(tokens[i]))) {
                return false;
            }
        }
        return tokens.length == wanted.length;
    }
}
