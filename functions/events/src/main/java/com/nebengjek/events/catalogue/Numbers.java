package com.nebengjek.events.catalogue;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Numbers within a {@link Range}, where that can be told by comparing doubles. */
record Numbers(double min, double max, boolean aboveMin) {

    private static final long EXACT = 1L << 53;

    static Numbers of(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        return range == null
                ? new Numbers(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false)
                : new Numbers(range.min(), range.max(), range.aboveMin());
    }

    @Nullable Object integer(JsonParser parser) {
        return isWhole(parser) && parser.getNumberType() == NumberType.INT && allows(parser.getIntValue())
                ? parser.getIntValue()
                : null;
    }

    @Nullable Object wide(JsonParser parser) {
        return isExact(parser) && allows(parser.getLongValue()) ? parser.getLongValue() : null;
    }

    @Nullable Object decimal(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT && !isExact(parser)) {
            return null;
        }
        double value = parser.getDoubleValue();
        return Double.isFinite(value) && allows(value) ? value : null;
    }

    private static boolean isExact(JsonParser parser) {
        return isWhole(parser)
                && parser.getNumberType() != NumberType.BIG_INTEGER
                && Math.abs(parser.getLongValue()) < EXACT;
    }

    private static boolean isWhole(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    private boolean allows(double value) {
        return (aboveMin ? value > min : value >= min) && value <= max;
    }
}
