/** What phones, browsers and other systems reach by HTTP: sign-in, people, rides, payments and events. */
@NullMarked
package com.nebengjek.api;

import org.jspecify.annotations.NullMarked;
