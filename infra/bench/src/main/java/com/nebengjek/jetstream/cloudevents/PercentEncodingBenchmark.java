package com.nebengjek.jetstream.cloudevents;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The value of one header. Nobody outside this package encodes any, and so it is measured in it. */
@State(Scope.Benchmark)
public class PercentEncodingBenchmark {

    /** A value that needs no encoding, as nearly all do, and one of as many characters that does. */
    public enum Value {
        PLAIN("6f1c2a90-7d0e-4b7b-9a55-0c3f5f0d8e21"),
        NON_ASCII("Café Batavia – Kota Tua, Jakarta 東京駅");

        private final String text;

        Value(String text) {
            this.text = text;
        }
    }

    @Param
    Value of;

    private String text;
    private String encoded;

    @Setup
    public void prepare() {
        text = of.text;
        encoded = percentEncode();
    }

    @Benchmark
    public String percentEncode() {
        return PercentEncoding.encode(text);
    }

    @Benchmark
    public String percentDecode() {
        return PercentEncoding.decode(encoded);
    }
}
