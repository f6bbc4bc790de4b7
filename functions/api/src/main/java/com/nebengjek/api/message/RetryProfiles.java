package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The retry profiles that may be named: {@code critical}, {@code standard} and own ones.
 *
 * @param profiles own ones by name, as the message functions have them, which alone know their steps
 */
@ConfigurationProperties("nebengjek.message.retry")
public record RetryProfiles(@DefaultValue Map<String, String> profiles) {

    private static final Set<String> ALWAYS = Set.of("critical", "standard");

    /** @throws Problem 422 when a name is given that is of no profile */
    public void check(@Nullable String profile) {
        Set<String> known = new TreeSet<>(ALWAYS);
        known.addAll(profiles.keySet());
        Rules.require(
                profile == null || known.contains(profile),
                "retry_profile",
                "must be a profile that is set: " + String.join(", ", known));
    }
}
