package com.nebengjek.local.city;

/**
 * How large and how fast the city is.
 *
 * @param speed factor of all movement; times stay real
 * @param seed what all choices of its people follow from
 */
public record CitySettings(int drivers, int passengers, double speed, long seed) {}
