package com.nebengjek.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.docs.OpenApi.Operation;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code openapi.yaml} says is what the code does. */
@WithServers
class OpenApiIT {

    private static final int LARGEST_FILE = 8 * 1024 * 1024;
    private static final OpenApi DOCUMENT = new OpenApi();

    private static ApiUnderTest api;
    private static Map<String, Method> handlers;

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
        handlers = new TreeMap<>();
        api.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) ->
                mapping.getPatternsCondition().getPatterns().forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> add(OpenApi.keyOf(method.name(), path.getPatternString()), handler))));
    }

    private static void add(String key, HandlerMethod handler) {
        if (handler.getBeanType().getPackageName().startsWith("com.nebengjek.")) {
            handlers.put(key, handler.getMethod());
        }
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void everything_that_is_answered_is_documented_and_the_other_way_round() {
        assertThat(DOCUMENT.operations().stream().map(Operation::key)).containsExactlyInAnyOrderElementsOf(handlers.keySet());
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(DOCUMENT.references()).isNotEmpty().allMatch(DOCUMENT::has);
    }

    @Test
    void requests_are_documented_as_their_records_are() {
        assertThat(handled()).allSatisfy(operation -> bodyOf(handlers.get(operation.key()))
                .ifPresent(record -> assertThat(DOCUMENT.skeleton(DOCUMENT.request(operation).path("schema")))
                        .as(operation.key())
                        .isEqualTo(RecordSchema.of(record))));
    }

    @Test
    void answers_are_documented_as_their_records_are() {
        assertThat(handled()).allSatisfy(operation -> answerOf(handlers.get(operation.key()))
                .ifPresent(record -> assertThat(DOCUMENT.skeleton(DOCUMENT.answer(operation).path("schema")))
                        .as(operation.key())
                        .isEqualTo(RecordSchema.of(record))));
    }

    @Test
    void examples_of_requests_are_read_by_the_code() {
        JsonMapper json = api.bean(JsonMapper.class);
        assertThat(handled()).allSatisfy(operation -> bodyOf(handlers.get(operation.key()))
                .ifPresent(record -> assertThat((Object) json.convertValue(
                                example(DOCUMENT.request(operation)), json.constructType(record)))
                        .as(operation.key())
                        .isNotNull()));
    }

    @Test
    void examples_of_answers_are_written_by_the_code() {
        JsonMapper json = api.bean(JsonMapper.class);
        assertThat(handled()).allSatisfy(operation -> answerOf(handlers.get(operation.key()))
                .ifPresent(record -> {
                    JsonNode example = example(DOCUMENT.answer(operation));
                    Object answer = json.convertValue(example, json.constructType(record));
                    assertThat(json.readTree(json.writeValueAsBytes(answer)))
                            .as(operation.key())
                            .isEqualTo(json.readTree(example.toString()));
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs", "/docs/openapi.yaml", "/docs/page.js", "/docs/ui/swagger-ui.css", "/docs/ui/swagger-ui-bundle.js",
                "/docs/ui/favicon-32x32.png"
            })
    void the_page_and_all_that_it_needs_come_from_here_for_everybody(String path) {
        byte[] file = api.client
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_FILE))
                .build()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(file).isNotEmpty();
    }

    @Test
    void the_page_asks_nobody_else_for_anything() {
        assertThat(api.client
                        .get()
                        .uri("/docs")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("<title>NebengJek API</title>")
                .doesNotContain("http:", "https:", "\"//");
    }

    /** What is documented without being there is one test's business. */
    private static List<Operation> handled() {
        return DOCUMENT.operations().stream()
                .filter(operation -> handlers.containsKey(operation.key()))
                .toList();
    }

    private static JsonNode example(JsonNode content) {
        assertThat(content.has("example")).isTrue();
        return content.path("example");
    }

    private static Optional<Type> bodyOf(Method handler) {
        return Arrays.stream(handler.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(parameter -> parameter.getParameterizedType())
                .filter(OpenApiIT::isRecord)
                .findFirst();
    }

    private static Optional<Type> answerOf(Method handler) {
        return Stream.of(unwrapped(handler.getGenericReturnType())).filter(OpenApiIT::isRecord).findFirst();
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType wrapper
                        && List.of(Mono.class, ResponseEntity.class).contains(wrapper.getRawType())
                ? unwrapped(wrapper.getActualTypeArguments()[0])
                : type;
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> simple && simple.isRecord()
                || type instanceof ParameterizedType generic && ((Class<?>) generic.getRawType()).isRecord();
    }
}
