package com.nebengjek.local.city;

import java.time.Duration;
import java.util.List;

/**
 * The city at a moment.
 *
 * @param driversOnDuty drivers who take offers
 * @param passengersOut passengers who wait for a driver, ride, or pay
 * @param offerLatencies as {@link Truth#offerLatencies}
 */
public record CityView(int driversOnDuty, int passengersOut, List<Duration> offerLatencies) {}
