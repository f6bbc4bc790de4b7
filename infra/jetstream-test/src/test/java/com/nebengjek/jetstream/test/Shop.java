package com.nebengjek.jetstream.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One function that keeps the contract of delivery, and three that break it, each in its way. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Shop {

    private final String database;

    Shop(@Value("${shop.database}") String database) {
        this.database = database;
    }

    @Bean
    Function<OrderPlaced, OrderBilled> billOnce() {
        return order -> {
            write(
                    "INSERT INTO bill (customer, order_id, amount) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    order.customer(), order.orderId(), order.amount());
            return new OrderBilled(order.orderId(), order.amount());
        };
    }

    @Bean
    Function<OrderPlaced, OrderBilled> billAgain() {
        return order -> {
            write(
                    """
                    INSERT INTO bill (customer, order_id, amount) VALUES (?, ?, ?)
                    ON CONFLICT (order_id) DO UPDATE SET amount = bill.amount + excluded.amount""",
                    order.customer(), order.orderId(), order.amount());
            return new OrderBilled(order.orderId(), order.amount());
        };
    }

    @Bean
    Function<OrderPlaced, OrderBilled> billAtRandom() {
        return order -> new OrderBilled(order.orderId(), UUID.randomUUID().hashCode());
    }

    @Bean
    Function<OrderPlaced, OrderBilled> billTheLast() {
        return order -> {
            write(
                    """
                    INSERT INTO bill (customer, order_id, amount) VALUES (?, ?, ?)
                    ON CONFLICT (customer) DO UPDATE SET order_id = excluded.order_id, amount = excluded.amount""",
                    order.customer(), order.orderId(), order.amount());
            return new OrderBilled(order.orderId(), order.amount());
        };
    }

    private void write(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
