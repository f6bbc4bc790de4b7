package com.nebengjek.topology.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where answers are written, and how: JSON for programs, tables for people. */
record Console(PrintStream out, PrintStream err, boolean asJson) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** One of many, before the answer: for programs a line of JSON. */
    void line(Object json, String text) {
        out.println(asJson ? JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json) : text);
    }

    /** What a person wants to see before answering a question; programs ask with --dry-run. */
    void note(String text) {
        if (!asJson) {
            out.println(text);
        }
    }

    void print(Answer answer) {
        out.println(asJson ? JSON.writeValueAsString(answer.json()) : answer.text());
    }

    /** Why nothing came of the command: for people on the error stream, for programs in the answer's place too. */
    void fail(List<String> sentences) {
        sentences.forEach(sentence -> err.println("infra/admin: " + sentence));
        if (asJson) {
            out.println(JSON.writeValueAsString(Map.of("errors", sentences)));
        }
    }
}
