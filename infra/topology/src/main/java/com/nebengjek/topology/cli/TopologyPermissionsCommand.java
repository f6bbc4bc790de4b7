package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.permission.FunctionPermissions;
import com.nebengjek.topology.permission.ServerAuthorization;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code topology permissions}: a server configuration in which each function may do its own work only. */
final class TopologyPermissionsCommand implements Command {

    private static final Option OPERATOR =
            new Option("--operator", "NAME", "also a user who may do everything, for this command line say");

    @Override
    public String name() {
        return "topology permissions";
    }

    @Override
    public String summary() {
        return "prints a nats-server configuration with one user per function, who may do its work only";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, OPERATOR);
    }

    @Override
    public Answer run(Arguments arguments, Session session) throws IOException {
        List<FunctionPermissions> functions = FunctionPermissions.of(TopologyOptions.topology(arguments));
        ServerAuthorization authorization = new ServerAuthorization(arguments.text(OPERATOR), functions);
        return Answer.of(Map.of("users", functions), authorization.toString());
    }
}
