/** Who is there, as all edges know it, and what becomes of drivers who stay away. */
@NullMarked
package com.nebengjek.edge.presence;

import org.jspecify.annotations.NullMarked;
