package com.nebengjek.jetstream.test;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "order.placed.shop.{order_id}", stream = "ORDERS", key = "customer", type = "com.example.order.placed.v1")
record OrderPlaced(UUID orderId, String customer, int amount) {}
