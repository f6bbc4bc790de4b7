package com.nebengjek.api.earlier;

import com.nebengjek.api.problem.ProblemHandler;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Wraps what goes wrong like everything else: the status and the sentence are those of the problem. */
@RestControllerAdvice(assignableTypes = EarlierController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class EarlierProblems {

    private final ProblemHandler problems;

    EarlierProblems(ProblemHandler problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Envelope<Void>> told(Exception fault) {
        ResponseEntity<ProblemDetail> problem = problems.told(fault);
        String detail = Objects.requireNonNull(problem.getBody()).getDetail();
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers -> {
                    headers.putAll(problem.getHeaders());
                    headers.setContentType(MediaType.APPLICATION_JSON);
                })
                .body(Envelope.refused(detail == null ? "The request cannot be done." : detail));
    }
}
