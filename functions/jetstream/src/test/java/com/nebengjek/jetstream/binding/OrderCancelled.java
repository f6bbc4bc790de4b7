package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "order.cancelled.shop.{order_id}", stream = "ORDERS", type = "com.example.order.cancelled.v1")
record OrderCancelled(UUID orderId) implements OrderEvent {}
