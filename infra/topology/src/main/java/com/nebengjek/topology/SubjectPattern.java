package com.nebengjek.topology;

import java.util.List;

/**
 * A NATS subject that may hold wildcards: {@code *} is one token, a last {@code >} is one token or more.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/subjects#wildcards">Wildcards</a>
 */
public record SubjectPattern(List<String> tokens) {

    private static final String ONE = "*";
    private static final String REST = ">";

    public SubjectPattern {
        tokens = List.copyOf(tokens);
    }

    /** @throws IllegalArgumentException with the fault, when no server would accept the subject */
    public static SubjectPattern of(String subject) {
        List<String> tokens = List.of(subject.split("\\.", -1));
        for (int i = 0; i < tokens.size(); i++) {
            check(tokens.get(i), i == tokens.size() - 1);
        }
        return new SubjectPattern(tokens);
    }

    private static void check(String token, boolean last) {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("has an empty token");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("holds white space or a control character");
        }
        if (token.equals(REST) && !last) {
            throw new IllegalArgumentException("has a '>' that is not its last token");
        }
        if (token.length() > 1 && (token.contains(ONE) || token.contains(REST))) {
            throw new IllegalArgumentException("has a wildcard that is only part of a token");
        }
    }

    /** Whether some subject matches both. */
    public boolean overlaps(SubjectPattern other) {
        int common = Math.min(tokens.size(), other.tokens.size());
        for (int i = 0; i < common; i++) {
            String mine = tokens.get(i);
            String theirs = other.tokens.get(i);
            if (mine.equals(REST) || theirs.equals(REST)) {
                return true;
            }
            if (!mine.equals(theirs) && !mine.equals(ONE) && !theirs.equals(ONE)) {
                return false;
            }
        }
        return tokens.size() == other.tokens.size();
    }

    /** Whether every subject that matches the other one matches this one too. */
    public boolean covers(SubjectPattern other) {
        for (int i = 0; i < tokens.size(); i++) {
            if (i == other.tokens.size()) {
                return false;
            }
            String mine = tokens.get(i);
            String theirs = other.tokens.get(i);
            if (mine.equals(REST)) {
                return true;
            }
            if (theirs.equals(REST) || !mine.equals(ONE) && !mine.equals(theirs)) {
                return false;
            }
        }
        return tokens.size() == other.tokens.size();
    }

    @Override
    public String toString() {
        return String.join(".", tokens);
    }
}
