package com.nebengjek.location;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** What becomes of a meter at the arrival of its ride, as {@code arrive.lua} answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
sealed interface Closing {

    /** The meter is closed; latitude and longitude are the driver's last, or 0 when nobody saw the driver for a day. */
    record Closed(UUID meter, double odometer, double latitude, double longitude) implements Closing {}

    /** Positions from before the arrival may still come. */
    record NotDue() implements Closing {}

    /** The arrival was seen before the start. */
    record NotStarted() implements Closing {}

    /** The ride was cancelled: there is nothing to bill. */
    record Cancelled() implements Closing {}
}
