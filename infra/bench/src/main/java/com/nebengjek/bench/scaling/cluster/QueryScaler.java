package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.Trigger;
import com.nebengjek.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a query of a postgresql trigger returns, asked with the rights of its own role. */
final class QueryScaler implements Scaler {

    @Override
    public double value(Trigger trigger) throws SQLException {
        String url = "jdbc:postgresql://%s:%s/%s?sslmode=%s"
                .formatted(
                        trigger.metadata().get("host"),
                        trigger.metadata().get("port"),
                        trigger.metadata().get("dbName"),
                        trigger.metadata().get("sslmode"));
        try (Connection connection = DriverManager.getConnection(
                        url, trigger.metadata().get("userName"), Database.LOCAL_ROLE_PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(trigger.metadata().get("query"))) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
