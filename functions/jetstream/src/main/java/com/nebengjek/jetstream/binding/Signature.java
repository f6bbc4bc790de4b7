package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Caused;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/** A type in the signature of a function, such as {@code Flux<OrderBilled>}. */
record Signature(Type type) {

    Class<?> raw() {
        return raw(type);
    }

    boolean is(Class<?> wanted) {
        return raw() == wanted;
    }

    boolean isA(Class<?> wanted) {
        return wanted.isAssignableFrom(raw());
    }

    /** Whether it says nothing: {@code ?} or {@code Object}. */
    boolean isOpen() {
        return is(Object.class);
    }

    /** What it is made of: {@code OrderBilled} for {@code Flux<OrderBilled>}. */
    Signature argument() {
        if (type instanceof ParameterizedType parameterized) {
            return new Signature(parameterized.getActualTypeArguments()[0]);
        }
        throw new IllegalArgumentException(this + " does not say of what: give it a type argument");
    }

    /** What a {@code Caused} is of, and anything else itself. {@code Caused<?>} comes here as plain {@code Caused}: it is open. */
    Signature caused() {
        if (!is(Caused.class)) {
            return this;
        }
        return type instanceof ParameterizedType ? argument() : new Signature(Object.class);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    /** As it is written in code, without packages. */
    @Override
    public String toString() {
        return type.getTypeName().replaceAll("[\\w.]+\\.(?=\\w)", "");
    }
}
