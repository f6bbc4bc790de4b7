/** Who the people of a local run are: a key pair of their own, and the tokens it signs. */
@NullMarked
package com.nebengjek.local.identity;

import org.jspecify.annotations.NullMarked;
