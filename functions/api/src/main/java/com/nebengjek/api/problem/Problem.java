package com.nebengjek.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be done, and what its sender is told. */
public final class Problem extends ErrorResponseException {

    /** What is wrong with one member of a request: its path such as {@code vehicle.plate}, and the rule it breaks. */
    public record Fault(String field, String message) {}

    private Problem(HttpStatus status, ProblemDetail detail) {
        super(status, detail, null);
    }

    /** A problem that no single field is to blame for. */
    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, ProblemDetail.forStatusAndDetail(status, detail));
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
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, field + " " + message);
        detail.setProperty("errors", List.of(new Fault(field, message)));
        return new Problem(status, detail);
    }
}
