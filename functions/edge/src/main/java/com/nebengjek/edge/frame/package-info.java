/** The protocol {@code nebengjek.v1}: what a frame may say, and which event it asks for. */
@NullMarked
package com.nebengjek.edge.frame;

import org.jspecify.annotations.NullMarked;
