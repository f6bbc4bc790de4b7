package com.nebengjek.contracts.consumer;

import com.nebengjek.contracts.ContractFiles;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The statements of all known consumers: functions, the apps of drivers and passengers, and programs of others. */
public final class Statements {

    private static final String FOLDER = "consumers";

    private Statements() {}

    public static List<Statement> all() {
        return ContractFiles.below(FOLDER).stream().map(Statements::read).toList();
    }

    /** Those on one type, such as {@code ride.completed.v1}. */
    public static List<Statement> on(String type) {
        return all().stream().filter(statement -> statement.type().equals(type)).toList();
    }

    private static Statement read(String file) {
        String[] names = file.substring(0, file.length() - ".json".length()).split("/");
        JsonNode content = ContractFiles.read(file);
        return new Statement(names[1], names[2], content.path("needs"), content.path("example"));
    }
}
