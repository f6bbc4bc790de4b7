package com.nebengjek.api.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be done, and what its sender is told. */
public final class Problem extends ErrorResponseException {

    /** What is wrong with one member of a request: its path such as {@code vehicle.plate}, and the rule it breaks. */
    public record Fault(String field, String message) {}

    private static final String ERRORS = "errors";

    private final transient List<Fault> faults;

    private Problem(HttpStatusCode status, String detail, List<Fault> faults) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        this.faults = faults;
        if (!faults.isEmpty()) {
            getBody().setProperty(ERRORS, faults);
        }
    }

    /** A problem that no single field is to blame for. */
    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** Nothing is wrong with the request but its time. */
    public static Problem retryAfter(HttpStatus status, String detail, Duration wait) {
        Problem problem = of(status, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return problem;
    }

    /**
     * The value of a member that a request has to have.
     *
     * @throws Problem 400 when it has none
     */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw field(HttpStatus.BAD_REQUEST, field, "is missing");
        }
        return value;
    }

    /** Something that is not there, or is none of the caller's business: nobody learns which. */
    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, what);
    }

    /** A field whose value breaks a rule. */
    public static Problem field(HttpStatus status, String field, String message) {
        return new Problem(status, field + " " + message, List.of(new Fault(field, message)));
    }

    /** The problems of several parts of one request: all their faults, and the status of the first. */
    public static Problem all(List<Problem> problems) {
        Problem first = problems.getFirst();
        String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
        return new Problem(
                first.getStatusCode(),
                first.getBody().getDetail() + more,
                problems.stream().flatMap(problem -> problem.faults.stream()).toList());
    }

    /** The same problem of a part of a request: {@code source} in {@code [2]} is {@code [2].source}. */
    public Problem in(String part) {
        return new Problem(
                getStatusCode(),
                part + "." + getBody().getDetail(),
                faults.stream().map(fault -> new Fault(part + "." + fault.field(), fault.message())).toList());
    }

    /** What its sender is told. */
    public ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(getStatusCode()).headers(getHeaders()).body(getBody());
    }
}
