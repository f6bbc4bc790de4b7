package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.probe.Route.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that say why a request cannot be done.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">Problem Details for HTTP APIs</a>
 */
public final class Problems {

    private static final String TYPE = "application/problem+json";

    private Problems() {}

    private record Fault(String field, String message) {}

    /** A problem that no single field is to blame for. */
    public static Answer of(int status, String detail) {
        return answer(status, detail, List.of());
    }

    /** A field whose value breaks a rule. */
    public static Answer field(int status, String field, String message) {
        return field.isEmpty()
                ? of(status, message)
                : answer(status, field + " " + message, List.of(new Fault(field, message)));
    }

    private static Answer answer(int status, String detail, List<Fault> errors) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", status);
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        return new Answer(status, TYPE, JsonMapper.shared().writeValueAsBytes(problem));
    }
}
