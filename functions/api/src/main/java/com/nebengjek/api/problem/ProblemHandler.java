package com.nebengjek.api.problem;

import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.delivery.KnownFailures;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Answers with problem details. Of a body that cannot be read they say which member is at fault: 400 when it is not what
 * it has to be, 422 when it may not be.
 */
@RestControllerAdvice
@Order(0)
public class ProblemHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String SOON = "1";

    private final FailureClassifier failures = new KnownFailures();

    /** What whoever made the request is told of a fault. */
    @ExceptionHandler
    public ResponseEntity<ProblemDetail> told(Exception fault) {
        return switch (fault) {
            case ServerWebInputException input -> answer(unreadable(input));
            case ErrorResponseException problem -> answer(problem);
            default -> failed(fault);
        };
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    /** What the request is not to blame for. Of its cause nobody outside learns anything. */
    private ResponseEntity<ProblemDetail> failed(Exception fault) {
        if (failures.classify(fault) == FailureClassifier.Kind.UNAVAILABLE) {
            log.warn("A request was turned away, something it needs is away: {}", fault.toString());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE, "Something is away for the moment: try again soon."));
        }
        log.error("A request failed", fault);
        return ResponseEntity.internalServerError()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here: try again later."));
    }

    private static ErrorResponseException unreadable(ServerWebInputException fault) {
        if (fault.getCause() instanceof TypeMismatchException mismatch && fault.getMethodParameter() != null) {
            return Problem.field(HttpStatus.BAD_REQUEST, nameOf(fault.getMethodParameter()), messageOf(mismatch));
        }
        return cause(fault).<ErrorResponseException>map(ProblemHandler::problem).orElse(fault);
    }

    /** As the sender of the request knows it: a header is not called by the name of a parameter of ours. */
    private static String nameOf(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        return header != null ? header.name() : String.valueOf(parameter.getParameterName());
    }

    /** What a type of ours says of a value that it refuses; of those of the JDK, that they do. */
    private static String messageOf(TypeMismatchException mismatch) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(mismatch);
        Class<?> wanted = mismatch.getRequiredType();
        boolean ours = wanted != null && wanted.getName().startsWith("com.nebengjek.");
        return Wanted.of(wanted).orElseGet(() -> ours && root instanceof IllegalArgumentException
                ? String.valueOf(root.getMessage())
                : "is not of type " + (wanted == null ? "unknown" : wanted.getSimpleName()));
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
            case InvalidFormatException other when !other.getPath().isEmpty() -> Problem.field(
                    HttpStatus.BAD_REQUEST,
                    path(other),
                    Wanted.of(other.getTargetType()).orElse("has the wrong type"));
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

    /** Such as {@code messages[2].to}. */
    private static String path(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
