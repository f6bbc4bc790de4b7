/** How the streams and consumers of a topology are doing on a server, and what an operator should look at. */
@NullMarked
package com.nebengjek.topology.status;

import org.jspecify.annotations.NullMarked;
