/** Applications as images hold them, run on real servers: to train the JDK's AOT cache, and to see how fast they start. */
@NullMarked
package com.nebengjek.images;

import org.jspecify.annotations.NullMarked;
