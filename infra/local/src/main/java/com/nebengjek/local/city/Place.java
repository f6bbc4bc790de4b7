package com.nebengjek.local.city;

import com.nebengjek.events.Position;

/**
 * A place in the city.
 *
 * @param east metres east of the centre
 * @param north metres north of the centre
 */
record Place(double east, double north) {

    private static final double CENTRE_LATITUDE = -6.2;
    private static final double CENTRE_LONGITUDE = 106.8166;
    private static final double METRES_PER_DEGREE = Math.toRadians(6_371_008.8);
    private static final double METRES_PER_DEGREE_EAST =
            METRES_PER_DEGREE * Math.cos(Math.toRadians(CENTRE_LATITUDE));

    static Place of(Position position) {
        return new Place(
                (position.longitude() - CENTRE_LONGITUDE) * METRES_PER_DEGREE_EAST,
                (position.latitude() - CENTRE_LATITUDE) * METRES_PER_DEGREE);
    }

    double metresTo(Place other) {
        return Math.hypot(other.east - east, other.north - north);
    }

    /** The place that many metres from here towards another; the other one when it is not further than that. */
    Place towards(Place other, double metres) {
        double distance = metresTo(other);
        if (distance <= metres) {
            return other;
        }
        double share = metres / distance;
        return new Place(east + (other.east - east) * share, north + (other.north - north) * share);
    }

    double latitude() {
        return CENTRE_LATITUDE + north / METRES_PER_DEGREE;
    }

    double longitude() {
        return CENTRE_LONGITUDE + east / METRES_PER_DEGREE_EAST;
    }

    Position position() {
        return new Position(latitude(), longitude(), null);
    }
}
