package com.nebengjek.local.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A query that selects a sentence for each violation.
 *
 * @param name of the file with the query, beside this class
 */
record SqlCheck(String name) implements Check {

    @Override
    public List<String> violations(Evidence evidence) throws SQLException, IOException {
        List<String> sentences = new ArrayList<>();
        try (Statement statement = evidence.database().createStatement();
                ResultSet rows = statement.executeQuery(query())) {
            while (rows.next()) {
                sentences.add(rows.getString(1));
            }
        }
        return sentences;
    }

    private String query() throws IOException {
        try (InputStream file = SqlCheck.class.getResourceAsStream(name + ".sql")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
