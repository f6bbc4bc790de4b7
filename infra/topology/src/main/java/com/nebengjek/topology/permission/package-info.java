/** What each function and program may say to the server and hear from it, and nothing more. */
@NullMarked
package com.nebengjek.topology.permission;

import org.jspecify.annotations.NullMarked;
