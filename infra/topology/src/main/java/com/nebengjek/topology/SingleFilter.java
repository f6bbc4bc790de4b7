package com.nebengjek.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * The one filter by which a consumer reads all it wants where a server knows one filter only, before 2.10.
 *
 * <p>Such a server also takes a filter only if it covers a subject of the stream, or is covered by one.
 */
public final class SingleFilter {

    private static final String REST = ">";

    private SingleFilter() {}

    /** The narrowest filter by leading tokens: {@code ride.>} for {@code ride.created.>} and {@code ride.started.>}. */
    static String of(List<String> filters, List<String> streamSubjects) {
        List<SubjectPattern> stream =
                streamSubjects.stream().map(SubjectPattern::of).toList();
        SubjectPattern filter = SubjectPattern.of(covering(filters));
        while (!taken(filter, stream)) {
            filter = wider(filter);
        }
        return filter.toString();
    }

    private static boolean taken(SubjectPattern filter, List<SubjectPattern> stream) {
        return stream.stream().anyMatch(subject -> subject.covers(filter) || filter.covers(subject));
    }

    /** The narrowest subject by leading tokens that covers all of them. */
    public static String covering(List<String> filters) {
        if (filters.size() == 1) {
            return filters.getFirst();
        }
        List<String> common =
                new ArrayList<>(SubjectPattern.of(filters.getFirst()).tokens());
        for (String filter : filters) {
            List<String> tokens = SubjectPattern.of(filter).tokens();
            int same = 0;
            // the last token stays out: what follows the common part is one token at least
            while (same < Math.min(common.size(), tokens.size() - 1)
                    && common.get(same).equals(tokens.get(same))) {
                same++;
            }
            common.subList(same, common.size()).clear();
        }
        common.add(REST);
        return String.join(".", common);
    }

    private static SubjectPattern wider(SubjectPattern filter) {
        List<String> tokens = filter.tokens();
        int kept = tokens.size() - (tokens.getLast().equals(REST) ? 2 : 1);
        List<String> wider = new ArrayList<>(tokens.subList(0, kept));
        wider.add(REST);
        return new SubjectPattern(wider);
    }
}
