package com.nebengjek.api.ingest;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.cloudevents.HttpEventReader.UnsupportedContent;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is told of events that cannot be read. */
@RestControllerAdvice(assignableTypes = IngestController.class)
@Order(-1)
class IngestProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidData fault) {
        return fault.field().isEmpty()
                ? Problem.of(HttpStatus.BAD_REQUEST, fault.fault()).answer()
                : Problem.field(HttpStatus.BAD_REQUEST, fault.field(), fault.fault()).answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(UnsupportedContent fault) {
        return Problem.field(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type", fault.getMessage()).answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(PayloadTooLarge fault) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, fault.getMessage()).answer();
    }
}
