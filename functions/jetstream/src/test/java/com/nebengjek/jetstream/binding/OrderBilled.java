package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "order.billed.shop.{order_id}", stream = "BILLS", type = "com.example.order.billed.v1")
record OrderBilled(UUID orderId, int total) implements BillEvent {}
