/** location-store: where everybody is, who can be found, and what the meters of rides show. */
@NullMarked
package com.nebengjek.location;

import org.jspecify.annotations.NullMarked;
