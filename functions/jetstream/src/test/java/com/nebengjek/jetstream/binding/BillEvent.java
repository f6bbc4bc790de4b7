package com.nebengjek.jetstream.binding;

/** What the shop answers. */
sealed interface BillEvent permits OrderBilled, OrderRefused {}
