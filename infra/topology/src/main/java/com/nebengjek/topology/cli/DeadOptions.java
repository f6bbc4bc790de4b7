package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.dead.DeadLetterBox;
import com.nebengjek.topology.dead.DeadLetterFilter;
import com.nebengjek.topology.dead.SequenceRange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which dead letters a command is about. */
final class DeadOptions {

    private static final Option STREAM = new Option("--stream", "STREAM", "of events of this stream");
    private static final Option CONSUMER = new Option("--consumer", "CONSUMER", "that this consumer could not handle");
    private static final Option REASON = new Option("--reason", "TEXT", "whose reason holds this");
    private static final Option TYPE = new Option("--type", "TYPE", "of this CloudEvent type");
    private static final Option FROM = new Option("--from", "TIME", "that died then or later");
    private static final Option TO = new Option("--to", "TIME", "that died before then");
    private static final Option SEQUENCES = new Option("--sequences", "3,7,10-20", "at these places of DEAD_LETTER");

    private static final List<Option> ALL = List.of(STREAM, CONSUMER, REASON, TYPE, FROM, TO, SEQUENCES);

    private DeadOptions() {}

    static Syntax and(Option... more) {
        return new Syntax(List.of(), Stream.concat(ALL.stream(), Stream.of(more)).toList());
    }

    static DeadLetterFilter filter(Arguments arguments) {
        return new DeadLetterFilter(
                arguments.text(STREAM).orElse(null),
                arguments.text(CONSUMER).orElse(null),
                arguments.text(REASON).orElse(null),
                arguments.text(TYPE).orElse(null),
                arguments.time(FROM).orElse(null),
                arguments.time(TO).orElse(null),
                arguments.text(SEQUENCES).map(DeadOptions::ranges).orElse(List.of()));
    }

    static DeadLetterBox box(Session session) throws IOException, InterruptedException {
        return new DeadLetterBox(session.management());
    }

    static String count(long letters) {
        return letters == 1 ? "1 dead letter" : letters + " dead letters";
    }

    private static List<SequenceRange> ranges(String text) {
        return Arrays.stream(text.split(",", -1)).map(DeadOptions::range).toList();
    }

    private static SequenceRange range(String text) {
        if (!text.matches("\\d{1,18}(-\\d{1,18})?")) {
            throw new BadArguments(
                    "--sequences has '%s': write numbers and ranges, such as 3,7,10-20.".formatted(text));
        }
        String[] ends = text.split("-");
        return new SequenceRange(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }
}
