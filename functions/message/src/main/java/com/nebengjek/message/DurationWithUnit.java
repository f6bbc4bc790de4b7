package com.nebengjek.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Durations of settings. A number alone would be taken for milliseconds, which nobody means who writes 3. */
@Component
@ConfigurationPropertiesBinding
final class DurationWithUnit implements Converter<String, Duration> {

    @Override
    public Duration convert(String text) {
        if (!text.isEmpty() && text.chars().allMatch(Character::isDigit) && !text.matches("0+")) {
            throw new IllegalArgumentException("'%s' has no unit: write %ss, %sms or %sm".formatted(text, text, text, text));
        }
        return DurationStyle.detectAndParse(text);
    }
}
