package com.nebengjek.local;

import com.nebengjek.database.ApiKeys;
import com.nebengjek.database.Database;
import com.nebengjek.local.assembly.Assembly;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.local.options.Options;
import com.nebengjek.local.provider.ProviderAccess;
import com.nebengjek.local.provider.ProviderProcess;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.ServersUnavailable;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import com.nebengjek.topology.TopologyRefused;
import io.nats.client.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from the first server to the last. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int FAILED = 1;
    private static final int KEYS_EVENTS_PER_MINUTE = 6_000;

    private final Options options;
    private final Home home;
    private final Interruption interruption;
    private final Steps steps;
    private final Clock clock = Clock.systemUTC();

    Run(Options options, Home home, Interruption interruption, Steps steps) {
        this.options = options;
        this.home = home;
        this.interruption = interruption;
        this.steps = steps;
    }

    /** The exit status. */
    int run() {
        try (RunLock _ = RunLock.take(home.lock())) {
            return withServers();
        } catch (ServersUnavailable | TopologyRefused | IllegalStateException refused) {
            return failed(refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            return failed("stopped before everything had started", interrupted);
        } catch (Exception fault) {
            return failed(fault.toString(), fault);
        }
    }

    private int failed(String why, Exception fault) {
        LOG.info("the run has failed", fault);
        System.err.println("infra/run: " + why);
        return FAILED;
    }

    private int withServers() throws Exception {
        int port = EdgePort.choose(options.port());
        Topology topology = Topology.load();
        Optional<NatsUsers> users = options.secure() ? Optional.of(NatsUsers.of(topology)) : Optional.empty();
        steps.say("starting Postgres, Redis and NATS");
        Files.deleteIfExists(home.natsLog());
        ServerOptions serverOptions = new ServerOptions(
                home.servers(), options.keep(), options.keep(), 0, users.map(NatsUsers::security), steps::say);
        URI edge = URI.create("http://127.0.0.1:" + port);
        try (RunningServers servers = RunningServers.start(serverOptions);
                ProviderProcess provider = ProviderProcess.start(edge, options.seed(), home.providerLog())) {
            Endpoints endpoints = endpoints(servers, users, edge, provider.access());
            try (NatsLink link = NatsLink.to(endpoints)) {
                prepare(topology, servers.postgres().address(), link.connection());
                TokenSigner tokens = TokenSigner.create(clock);
                tokens.writeJwkSet(home.jwkSet());
                endpoints.write(home.endpoints());
                if (options.messages()) {
                    return withMessages(endpoints, users, servers.postgres().address());
                }
                return withFunctions(endpoints, users, servers.postgres().address(), link.connection(), tokens);
            }
        } finally {
            steps.say("everything is stopped");
        }
    }

    /** For all types of events; of this run alone, even where the database is that of an earlier one. */
    private String apiKey(java.sql.Connection database) throws SQLException {
        String name = "run-" + clock.instant().toEpochMilli();
        return new ApiKeys(database).add(name, List.of("*"), KEYS_EVENTS_PER_MINUTE, List.of("messages", "operations"));
    }

    private void prepare(Topology topology, PostgresDatabase postgres, Connection nats)
            throws IOException, InterruptedException {
        if (!options.keep()) {
            UsedStreams.refuse(topology, nats);
        }
        steps.say("applying migrations and topology");
        int migrations = Database.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        new TopologyApply(nats).apply(topology);
        LOG.info("{} migrations applied", migrations);
    }

    private Endpoints endpoints(
            RunningServers servers, Optional<NatsUsers> users, URI edge, ProviderAccess provider) {
        NatsAddress nats = servers.nats().address();
        PostgresDatabase postgres = servers.postgres().address();
        return new Endpoints(
                nats.url(),
                nats.monitoringUrl(),
                users.map(known -> NatsUsers.OPERATOR).orElse(null),
                users.map(known -> known.passwordOf(NatsUsers.OPERATOR)).orElse(null),
                nats.authority().orElse(null),
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                servers.redis().address().url(0),
                edge,
                provider,
                home.jwkSet(),
                Secret.random());
    }

    private int withMessages(
            Endpoints endpoints, Optional<NatsUsers> users, PostgresDatabase postgres) throws Exception {
        steps.say("starting the message functions, the API and a receiver");
        try (Receiver receiver = Receiver.start("--error-rate", System.getenv().getOrDefault("ERROR_RATE", "0.3"));
                Assembly _ = Assembly.ofMessages(endpoints, users, receiver.url());
                java.sql.Connection database = postgres.connect()) {
            interruption.started();
            Deliveries deliveries = new Deliveries(options, interruption, steps, database, receiver);
            int status = deliveries.watch(endpoints.edgeUrl(), apiKey(database));
            steps.say("stopping");
            return status;
        }
    }

    private int withFunctions(
            Endpoints endpoints,
            Optional<NatsUsers> users,
            PostgresDatabase postgres,
            Connection nats,
            TokenSigner tokens)
            throws Exception {
        steps.say("starting all functions, the edge and the API" + (options.secure() ? ", each as a user of its own" : ""));
        try (Assembly _ = Assembly.start(endpoints, users, options.speed());
                java.sql.Connection database = postgres.connect()) {
            interruption.started();
            steps.say("API key: " + apiKey(database));
            Day day = new Day(options, interruption, steps, clock, nats, database, home.natsLog());
            int status = options.city() ? day.inTheCity(endpoints, tokens) : day.alone(endpoints, tokens);
            steps.say("stopping");
            return status;
        }
    }
}
