/** What must hold after a run, looked up in the database and asked of the server, never of the functions. */
@NullMarked
package com.nebengjek.local.checks;

import org.jspecify.annotations.NullMarked;
