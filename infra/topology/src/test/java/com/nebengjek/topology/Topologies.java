package com.nebengjek.topology;

/** Small topologies, in the words of the file. */
final class Topologies {

    private Topologies() {}

    /** One stream with two subjects, and whatever else it shall say. */
    static Topology orders(String... settings) {
        return Topology.parse(ordersFile(settings));
    }

    static String ordersFile(String... settings) {
        return """
            streams:
              ORDERS:
                subjects: [orders.placed.>, orders.paid.>]
            """ + lines("    ", settings);
    }

    /** The same stream, read by the function {@code billing}. */
    static Topology ordersAndBilling(String stream, String... consumer) {
        return Topology.parse(ordersAndBillingFile(stream, consumer));
    }

    static String ordersAndBillingFile(String stream, String... consumer) {
        return ordersFile(stream) + """
            functions:
              billing:
                consumers:
                  ORDERS:
            """ + lines("        ", consumer);
    }

    private static String lines(String indent, String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(indent).append(line).append('\n');
        }
        return text.toString();
    }
}
