package com.nebengjek.topology.cli;

import com.nebengjek.nats.HeaderBlock;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JetStream's management, with one thing that jnats has not: stored messages are read whatever their producer took for
 * headers. Those that cannot be are replaced as on the way to a function, by {@code malformed-headers}.
 */
final class ReadableMessages implements InvocationHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JetStreamManagement management;
    private final Connection connection;
    private final String api;

    private ReadableMessages(JetStreamManagement management, Connection connection, String api) {
        this.management = management;
        this.connection = connection;
        this.api = api;
    }

    /** @param api where subjects of JetStream's API begin: {@code $JS.API} */
    static JetStreamManagement of(JetStreamManagement management, Connection connection, String api) {
        return (JetStreamManagement) Proxy.newProxyInstance(
                ReadableMessages.class.getClassLoader(),
                new Class<?>[] {JetStreamManagement.class},
                new ReadableMessages(management, connection, api));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(management, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof IllegalArgumentException && method.getName().equals("getMessage")) {
                return read((String) arguments[0], Map.of("seq", arguments[1]));
            }
            if (failed.getCause() instanceof IllegalArgumentException && method.getName().equals("getNextMessage")) {
                return read((String) arguments[0], Map.of("seq", arguments[1], "next_by_subj", arguments[2]));
            }
            throw failed.getCause();
        }
    }

    private MessageInfo read(String stream, Map<String, Object> wanted) throws IOException, InterruptedException {
        String subject = api + ".STREAM.MSG.GET." + stream;
        Message answer = connection.request(subject, JSON.writeValueAsBytes(wanted), PATIENCE);
        if (answer == null) {
            throw new IOException("the server does not answer to " + subject);
        }
        JsonNode whole = JSON.readTree(answer.getData());
        if (whole.path("message") instanceof ObjectNode message && message.has("hdrs")) {
            byte[] headers = Base64.getDecoder().decode(message.path("hdrs").asString());
            message.put("hdrs", Base64.getEncoder().encodeToString(HeaderBlock.readable(headers)));
        }
        return new MessageInfo(new NatsMessage(subject, null, JSON.writeValueAsBytes(whole)), stream, false);
    }
}
