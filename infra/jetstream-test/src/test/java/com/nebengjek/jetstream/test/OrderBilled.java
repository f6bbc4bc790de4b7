package com.nebengjek.jetstream.test;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "order.billed.shop.{order_id}", stream = "BILLS", type = "com.example.order.billed.v1")
record OrderBilled(UUID orderId, int total) {}
