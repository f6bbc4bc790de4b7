package com.nebengjek.jetstream.binding;

/** What customers say. */
sealed interface OrderEvent permits OrderPlaced, OrderCancelled {}
