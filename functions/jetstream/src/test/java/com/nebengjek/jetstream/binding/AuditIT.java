package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.jetstream.binding.BindingIT.Billing;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.impl.Headers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithServers(topology = false)
@ExtendWith(OutputCaptureExtension.class)
class AuditIT {

    private static final int SECRET = 4_711_081;

    @Test
    void every_event_is_a_line_of_structured_logging_and_no_line_has_its_data(
            TestServers servers, CapturedOutput output) throws Exception {
        try (Shop shop = new Shop(servers.nats().url())) {
            shop.process(
                    Billing.class,
                    "--logging.structured.format.console=logstash",
                    "--logging.level.nebengjek.audit=info");

            OrderPlaced order = shop.order("ana", SECRET);

            await().until(shop::nothingOpen);
            await().until(() -> lines(output).size() == 2);
            JsonNode published = lines(output).getFirst();
            assertThat(published.get("direction").asString()).isEqualTo("published");
            assertThat(published.get("function").asString()).isEqualTo("bill");
            assertThat(published.get("stream").asString()).isEqualTo("BILLS");
            assertThat(published.get("subject").asString()).isEqualTo("order.billed.shop." + order.orderId());
            assertThat(published.get("type").asString()).isEqualTo("com.example.order.billed.v1");
            assertThat(published.get("causation").asString()).isEqualTo(order.orderId().toString());
            assertThat(published.get("outcome").asString()).isEqualTo("stored");
            assertThat(published.get("sequence").asLong()).isEqualTo(1);
            JsonNode consumed = lines(output).getLast();
            assertThat(consumed.get("direction").asString()).isEqualTo("consumed");
            assertThat(consumed.get("stream").asString()).isEqualTo("ORDERS");
            assertThat(consumed.get("id").asString()).isEqualTo(order.orderId().toString());
            assertThat(consumed.get("outcome").asString()).isEqualTo("handled");
            assertThat(consumed.get("deliveries").asLong()).isEqualTo(1);
            assertThat(lines(output)).asString().doesNotContain(Integer.toString(SECRET));
        }
    }

    @Test
    void what_nobody_can_read_is_a_line_too(TestServers servers, CapturedOutput output) throws Exception {
        try (Shop shop = new Shop(servers.nats().url())) {
            shop.process(
                    Billing.class,
                    "--logging.structured.format.console=logstash",
                    "--logging.level.nebengjek.audit=info");

            shop.publish("order.placed.shop." + UUID.randomUUID(), new Headers().put("ce-id", "1"), new byte[] {1});

            await().until(() -> lines(output).size() == 1);
            assertThat(lines(output).getFirst().get("outcome").asString()).isEqualTo("dead");
            assertThat(lines(output).getFirst().has("type")).isFalse();
        }
    }

    private static List<JsonNode> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("\"nebengjek.audit\""))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
