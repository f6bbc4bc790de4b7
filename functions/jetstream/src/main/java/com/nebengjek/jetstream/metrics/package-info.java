/** What is counted and timed, tagged by function, stream and consumer; never by anything that has an id in it. */
@NullMarked
package com.nebengjek.jetstream.metrics;

import org.jspecify.annotations.NullMarked;
