package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.FailureClassifier.Kind;
import com.nebengjek.jetstream.Later;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** Asks the classifiers in their order. */
public record Classification(List<FailureClassifier> classifiers) {

    /** What a failure means. */
    public Kind of(Throwable failure) {
        return classifiers.stream()
                .map(classifier -> classifier.classify(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Kind.TRANSIENT);
    }

    boolean isUnavailable(Throwable failure) {
        return !(failure instanceof Later) && of(failure) == Kind.UNAVAILABLE;
    }

    /** The failure itself, without what futures wrap around it. */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? unwrap(failure.getCause())
                : failure;
    }
}
