package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster would refuse late, or take and do wrong, is refused by the chart with a sentence. */
class RefusalsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    functions: {match-propos: {module: match, maxReplicas: 1}} | functions.match-propos is no function of the topology
                    functions: {payment: {runtime: both}}                      | the runtime of functions.payment is "both"
                    runtime: serverless                                        | knative or deployment
                    functions: {payment: {maxReplicas: null}}                  | functions.payment.maxReplicas is missing
                    functions: {payment: {maxReplicas: 0}}                     | must be at least 1
                    functions: {payment: {minReplicas: 6}}                     | more than maxReplicas, 5
                    functions: {payment: {lagThreshold: 0}}                    | functions.payment.lagThreshold is 0
                    functions: {payment: {port: 9090}}                         | which Knative keeps for itself
                    http: {api: {port: 8012}}                                  | which Knative keeps for itself
                    functions: {payment: {port: 80}}                           | may listen on 1024 to 65535
                    functions: {payment: {timeoutSeconds: 900}}                | more than this cluster's Knative allows, 600
                    http: {api: {timeoutSeconds: 601}}                         | more than this cluster's Knative allows, 600
                    functions: {payment: {timeoutSeconds: 40}}                 | must be at least drainSeconds and 30 more, 50
                    functions: {payment: {trigger: {type: kafka}}}             | it is nats-jetstream or postgresql
                    functions: {payment: {wakesWith: [match]}}                 | functions.payment.wakesWith has match, which is no function
                    functions: {message-relay: {trigger: {query: ""}}}         | trigger.query is missing
                    functions: {payment: {module: ""}}                         | functions.payment.module is missing
                    functions: {payment: {env: {NATS_URL: other}}}             | sets the environment variable NATS_URL, which the chart sets
                    functions: {payment: {env: {PORT: "1"}}}                   | sets the environment variable PORT
                    functions: {payment: {env: {K_SERVICE: x}}}                | Knative keeps names that begin with K_
                    functions: {payment: {env: {A: x}, extraEnv: [{name: A}]}} | in env and in extraEnv
                    pods: {nodeSelector: {pool: apps}}                         | set knative.features.nodeSelector
                    pods: {priorityClassName: high}                            | set knative.features.priorityClass
                    nats: {monitoring: {endpoint: "http://nats:8222"}}         | host:port without a scheme
                    nats: {monitoring: {endpoint: nats}}                       | host:port without a scheme
                    nats: {url: "nats:4222"}                                   | write each server as nats://host:4222
                    nats: {url: "nats://me:secret@nats:4222"}                  | nats.url has credentials
                    nats: {auth: {existingSecret: ""}}                         | nats.auth.existingSecret is empty
                    postgres: {existingSecret: ""}                             | postgres.existingSecret is empty
                    postgres: {url: "postgresql://me:secret@db/nebengjek"}     | without user, password and options
                    postgres: {sslMode: verify-full}                           | postgres.tls.existingSecret
                    redis: {url: "redis://:secret@redis:6379"}                 | without user and password
                    api: {existingSecret: ""}                                  | set http.api.maxReplicas to 1
                    {http: {live: {enabled: true}}, live: {existingSecret: ""}} | live.existingSecret is empty
                    topology: {content: "streams: ["}                          | topology.content is no YAML
                    """)
    void is_refused_with_a_sentence(String values, String sentence) {
        assertThat(Chart.refusal(values)).contains(sentence);
    }

    @Test
    void a_field_of_the_pod_is_refused_under_knative_and_taken_by_a_deployment() {
        String field = "{payment: {runtime: %s, extraEnv: [{name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}]}}";

        assertThat(Chart.refusal("functions: " + field.formatted("knative"))).contains("NODE from a field of the pod");
        assertThat(Chart.rendered("functions: " + field.formatted("deployment")).objects()).isNotEmpty();
    }

    @Test
    void a_volume_that_knative_does_not_take_is_refused() {
        assertThat(Chart.refusal(
                        "functions: {payment: {extraVolumes: [{name: disk, persistentVolumeClaim: {claimName: disk}}]}}"))
                .contains("functions.payment.extraVolumes has disk");
    }

    @Test
    void a_name_that_leaves_no_room_for_a_revision_is_refused() {
        assertThat(Chart.refusal("a-release-whose-name-is-as-long-as-it-may-be", ""))
                .contains("may have 50")
                .contains("fullnameOverride");
    }
}
