package com.nebengjek.api.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.api.account.Msisdn;
import com.nebengjek.events.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * Sign-in codes, in Redis: {@code code:{number}} holds a digest and the attempts left, {@code codes:{number}} counts the
 * codes of an hour. A code is good once; wrong answers use up its attempts, however many come at the same time.
 */
final class Codes {

    private static final int CODES = 1_000_000;
    private static final String NO_DIGEST = "0".repeat(64);
    private static final RedisScript<Long> ISSUE = RedisScript.of(new ClassPathResource("issue.lua", Codes.class), Long.class);
    private static final RedisScript<String> ATTEMPT =
            RedisScript.of(new ClassPathResource("attempt.lua", Codes.class), String.class);

    private final ReactiveStringRedisTemplate redis;
    private final ApiSettings.Codes settings;
    private final RandomGenerator random;

    /** @param random must be unpredictable */
    Codes(ReactiveStringRedisTemplate redis, ApiSettings.Codes settings, RandomGenerator random) {
        this.redis = redis;
        this.settings = settings;
        this.random = random;
    }

    /** A new code that replaces an earlier one; empty when the number has had its share of this hour. */
    Mono<String> issue(Msisdn number) {
        String code = "%06d".formatted(random.nextInt(CODES));
        return redis.execute(
                        ISSUE,
                        List.of(key(number), "codes:{" + number.number() + "}"),
                        List.of(
                                digest(number, code),
                                Integer.toString(settings.attempts()),
                                Long.toString(settings.lifetime().toMillis()),
                                Integer.toString(settings.perHour())))
                .next()
                .filter(kept -> kept == 1)
                .map(kept -> code);
    }

    /** Whether this is the number's code; true at most once. */
    Mono<Boolean> redeem(Msisdn number, String code) {
        return redis.execute(ATTEMPT, List.of(key(number)), List.of())
                .next()
                .defaultIfEmpty(NO_DIGEST)
                .map(digest -> MessageDigest.isEqual(digest.getBytes(UTF_8), digest(number, code).getBytes(UTF_8)))
                .flatMap(right -> right ? redis.delete(key(number)).map(deleted -> deleted == 1) : Mono.just(false));
    }

    private static String key(Msisdn number) {
        return "code:{" + number.number() + "}";
    }

    private static String digest(Msisdn number, String code) {
        return HexFormat.of().formatHex(Sha256.of((number.number() + ":" + code).getBytes(UTF_8)));
    }
}
