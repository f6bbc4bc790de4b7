/** What the API offers, for people to read and try out. */
@NullMarked
package com.nebengjek.api.docs;

import org.jspecify.annotations.NullMarked;
