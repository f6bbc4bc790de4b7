package com.nebengjek.api.problem;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Answers with problem details. Of a body that cannot be read they say which member is at fault: 400 when it is not what
 * it has to be, 422 when it may not be.
 */
@RestControllerAdvice
@Order(0)
class ProblemHandler {

    @ExceptionHandler
    ProblemDetail told(Problem problem) {
        return problem.getBody();
    }

    @ExceptionHandler
    ProblemDetail unreadable(ServerWebInputException fault) {
        return cause(fault)
                .map(ProblemHandler::problem)
                .map(Problem::getBody)
                .orElseGet(() -> fault.getBody());
    }

    private static Problem problem(JacksonException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> Problem.field(
                    HttpStatus.BAD_REQUEST, path(unknown), "is not known here: leave it out");
            case ValueInstantiationException refused when refused.getCause() instanceof Problem problem -> problem;
            case ValueInstantiationException refused when refused.getCause() != null -> Problem.field(
                    HttpStatus.UNPROCESSABLE_CONTENT, path(refused), String.valueOf(refused.getCause().getMessage()));
            case StreamReadException broken -> Problem.of(
                    HttpStatus.BAD_REQUEST, "The body is not JSON: " + broken.getOriginalMessage());
            case DatabindException other when !other.getPath().isEmpty() -> Problem.field(
                    HttpStatus.BAD_REQUEST, path(other), "has the wrong type, or is missing");
            default -> Problem.of(HttpStatus.BAD_REQUEST, "The body cannot be read: " + fault.getOriginalMessage());
        };
    }

    private static Optional<JacksonException> cause(@Nullable Throwable fault) {
        if (fault == null || fault instanceof JacksonException) {
            return Optional.ofNullable((JacksonException) fault);
        }
        return cause(fault.getCause());
    }

    private static String path(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
