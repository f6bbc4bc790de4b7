/** For tests of functions: the contract of delivery, and a client that says and hears events. */
@NullMarked
package com.nebengjek.jetstream.test;

import org.jspecify.annotations.NullMarked;
