package com.nebengjek.receiver;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which request gets which answer; the last step is for all that follow.
 *
 * @param path whose requests it is for; null for those that no other script is for
 */
record Script(@Nullable String path, List<Step> steps) {

    static final Script ACCEPT = new Script(null, List.of(new Step(Answer.ACCEPTED, 1)));

    /**
     * Reads {@code 500x3 200}, or {@code /sms 503 200} for one path.
     *
     * @throws IllegalArgumentException naming the word that is wrong
     */
    static Script parse(String text) {
        List<String> words = Stream.of(text.strip().split("\\s+")).toList();
        String path = words.getFirst().startsWith("/") ? words.getFirst() : null;
        List<Step> steps = words.stream().skip(path == null ? 0 : 1).map(Step::parse).toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("\"%s\" has no answer in it".formatted(text));
        }
        return new Script(path, steps);
    }

    /** @param number of the request, from 0 */
    Answer answer(long number) {
        long left = number;
        for (Step step : steps) {
            left -= step.times();
            if (left < 0) {
                return step.answer();
            }
        }
        return steps.getLast().answer();
    }
}
