package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.permission.ServerAuthorization;
import com.nebengjek.topology.permission.UserClaims;
import com.nebengjek.topology.permission.UserPermissions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code topology permissions}: users of whom each may do the work of one function or program, and nothing else. */
final class TopologyPermissionsCommand implements Command {

    private static final Option FORMAT = new Option(
            "--format", "conf|jwt", "for the configuration of a nats-server, or as claims of user JWTs (conf)");
    private static final Option DOMAIN =
            new Option("--domain", "NAME", "the JetStream domain of the streams; else JETSTREAM_DOMAIN, else none");
    private static final Option OPERATOR =
            new Option("--operator", "NAME", "also a user who may do everything, for this command line say");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String name() {
        return "topology permissions";
    }

    @Override
    public String summary() {
        return "prints users for a nats-server: one per function and program, who may do its work only";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, TopologyOptions.WITH, FORMAT, DOMAIN, OPERATOR);
    }

    @Override
    public Answer run(Arguments arguments, Session session) throws IOException {
        boolean claims = arguments.choice(FORMAT, List.of("conf", "jwt")).orElse("conf").equals("jwt");
        Optional<String> domain =
                arguments.text(DOMAIN).map(TopologyPermissionsCommand::token).or(session::domain);
        Optional<String> operator = arguments.text(OPERATOR);
        List<UserPermissions> users = UserPermissions.of(TopologyOptions.topology(arguments), domain);
        return claims ? claims(operator, users) : configuration(operator, users);
    }

    private static String token(String domain) {
        if (!domain.matches("[A-Za-z0-9_-]+")) {
            throw new BadArguments("--domain is '%s': write letters, digits, - and _.".formatted(domain));
        }
        return domain;
    }

    private static Answer configuration(Optional<String> operator, List<UserPermissions> users) {
        return Answer.of(Map.of("users", users), new ServerAuthorization(operator, users).toString());
    }

    private static Answer claims(Optional<String> operator, List<UserPermissions> users) {
        List<UserClaims> claims = UserClaims.of(operator, users);
        return Answer.of(Map.of("users", claims), JSON.writeValueAsString(claims));
    }
}
