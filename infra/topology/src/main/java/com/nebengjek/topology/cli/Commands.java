package com.nebengjek.topology.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All commands. A new one is a class and a line here. */
final class Commands {

    static final List<Command> ALL = List.of(
            new TopologyDiffCommand(),
            new TopologyApplyCommand(),
            new TopologyMigrateCommand(),
            new TopologyStatusCommand(),
            new TopologyPermissionsCommand(),
            new DeadListCommand(),
            new DeadCountCommand(),
            new DeadShowCommand(),
            new DeadReplayCommand(),
            new DeadDiscardCommand(),
            new StreamListCommand(),
            new StreamInfoCommand(),
            new StreamSubjectsCommand(),
            new StreamPurgeCommand(),
            new StreamDeleteCommand(),
            new StreamReplayCommand(),
            new ConsumerInfoCommand(),
            new ConsumerResetCommand(),
            new WatchCommand(),
            new VerifyCommand(),
            new PublishCommand());

    private Commands() {}

    /** @throws BadArguments when the words begin with no command's name */
    static Command named(List<String> words) {
        return ALL.stream()
                .filter(command -> begins(words, command))
                .max(Comparator.comparingInt(command -> command.name().length()))
                .orElseThrow(() -> unknown(words));
    }

    private static boolean begins(List<String> words, Command command) {
        List<String> name = List.of(command.name().split(" "));
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }

    private static BadArguments unknown(List<String> words) {
        List<String> sameGroup = names().stream()
                .filter(name -> name.startsWith(words.getFirst() + " "))
                .toList();
        List<String> offered = sameGroup.isEmpty() ? names() : sameGroup;
        String said =
                words.stream().limit(2).filter(word -> !word.startsWith("--")).collect(Collectors.joining(" "));
        return new BadArguments("'%s' is no command: there are %s.".formatted(said, String.join(", ", offered)));
    }

    private static List<String> names() {
        return ALL.stream().map(Command::name).toList();
    }
}
