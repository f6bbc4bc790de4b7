package com.nebengjek.local.checks;

import java.util.List;

/** Every passenger who asked has heard of a driver, of none, or of a refusal. */
final class HeardAnswers implements Check {

    @Override
    public List<String> violations(Evidence evidence) {
        return evidence.truth().unanswered().entrySet().stream()
                .map(request -> "Request %s was sent at %s, and its passenger has heard no answer."
                        .formatted(request.getKey(), request.getValue()))
                .sorted()
                .toList();
    }
}
