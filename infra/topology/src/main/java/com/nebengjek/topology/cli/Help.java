package com.nebengjek.topology.cli;

import java.util.List;
import java.util.stream.Collectors;

/** What is written for {@code --help}. */
final class Help {

    private Help() {}

    static String all(List<Command> commands) {
        String lines = commands.stream()
                .map(command -> "  %-22s %s".formatted(command.name(), command.summary()))
                .collect(Collectors.joining("\n"));
        return """
            infra/admin: looks after the streams, consumers, keys and messages of a system

            %s
              keys                   keys of other systems, for events, messages and operations: add, list, revoke
              messages               messages for trying things out: add, sql, list
              contracts              types of events, and whether yours are accepted: list, show, verify

            infra/admin COMMAND --help says what a command takes.\
            """.formatted(lines);
    }

    static String of(Command command) {
        String operands = command.syntax().operands().stream().map(" "::concat).collect(Collectors.joining());
        String options = command.syntax().allOptions().stream()
                .map(option -> "  %-22s %s".formatted(option.usage(), option.summary()))
                .collect(Collectors.joining("\n"));
        String details = command.details().isEmpty() ? "" : command.details() + "\n\n";
        return "infra/admin %s%s: %s\n\n%s%s"
                .formatted(command.name(), operands, command.summary(), details, options);
    }
}
