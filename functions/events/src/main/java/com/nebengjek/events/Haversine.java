package com.nebengjek.events;

/**
 * Distance between two places on a sphere of the earth's mean radius, good to 0.5 % of the ellipsoid.
 *
 * <p>R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984); mean radius R₁ of WGS 84 as in IUGG 1980.
 */
public final class Haversine {

    static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private Haversine() {}

    /** Metres between two places in degrees. */
    public static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double north = Math.sin(Math.toRadians(latitude2 - latitude1) / 2);
        double east = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double h = north * north
                + Math.cos(Math.toRadians(latitude1)) * Math.cos(Math.toRadians(latitude2)) * east * east;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
    }
}
