package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "order.refused.shop.{order_id}", stream = "BILLS", type = "com.example.order.refused.v1")
record OrderRefused(UUID orderId, String reason) implements BillEvent {}
