/**
 * The bridge to the earlier system: what its clients publish becomes events of the catalogue, and events become what its
 * subscribers are used to.
 */
@NullMarked
package com.nebengjek.compat;

import org.jspecify.annotations.NullMarked;
