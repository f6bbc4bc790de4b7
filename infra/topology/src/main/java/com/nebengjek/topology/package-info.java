/** Streams, consumers and key-value buckets as data: read from one file, checked, and applied to a server. */
@NullMarked
package com.nebengjek.topology;

import org.jspecify.annotations.NullMarked;
