package com.nebengjek.servers;

import java.util.Locale;

/** The machine that local processes have to be built for. */
enum Machine {
    LINUX_AMD64,
    LINUX_ARM64,
    DARWIN_AMD64,
    DARWIN_ARM64;

    static final Machine THIS = of(System.getProperty("os.name"), System.getProperty("os.arch"));

    /** As Java names them: {@code Linux}, {@code Mac OS X}; {@code amd64}, {@code x86_64}, {@code aarch64}. */
    static Machine of(String system, String architecture) {
        String family = system.startsWith("Mac") ? "DARWIN" : system.toUpperCase(Locale.ROOT);
        String bits = switch (architecture) {
            case "amd64", "x86_64" -> "AMD64";
            case "aarch64" -> "ARM64";
            default -> architecture;
        };
        try {
            return valueOf(family + "_" + bits);
        } catch (IllegalArgumentException e) {
            throw new ServersUnavailable("There are no server binaries for " + system + " on " + architecture
                    + ": start Docker and use -Dservers=containers, or -Dservers=external", e);
        }
    }

    /** {@code linux-amd64}, as most projects write it. */
    String dashed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
