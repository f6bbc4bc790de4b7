package com.nebengjek.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Under which Redis keys drivers are filed and found: square cells of 0.05 degrees, a new set every 30 seconds.
 *
 * <p>A cell is named {@code <floor(latitude/0.05)>:<floor(longitude/0.05)>}; 180° east is filed as 180° west, the
 * same meridian. Redis files no place beyond {@value #LAST_LATITUDE}° (the edge of Web Mercator), so no search
 * goes there.
 */
public final class SearchGrid {

    /** North and south of this Redis knows no places ({@code GEOADD} fails). */
    public static final double LAST_LATITUDE = 85.05112878;

    static final double CELL_DEGREES = 0.05;
    static final long BUCKET_SECONDS = 30;

    private static final int COLUMNS = 7_200;
    /** Wider than the rounding of the arithmetic below, narrower than anybody's position is exact. */
    private static final double SLACK_METRES = 0.01;

    private SearchGrid() {}

    /** Name of the cell that holds a place in degrees. */
    public static String cellOf(double latitude, double longitude) {
        return cell(floor(latitude), floor(longitude));
    }

    /** Whether a place at this latitude can be filed and found. */
    public static boolean covers(double latitude) {
        return Math.abs(latitude) <= LAST_LATITUDE;
    }

    /** Every cell that holds a place at most so many metres away: the cells of the circle's bounding box. */
    public static List<String> cellsWithin(double latitude, double longitude, double metres) {
        if (!covers(latitude)) {
            return List.of();
        }
        double angle = (metres + SLACK_METRES) / Haversine.EARTH_RADIUS_METRES;
        double north = Math.toDegrees(angle);
        double east = widest(latitude, angle);
        return IntStream.rangeClosed(floor(latitude - north), floor(latitude + north))
                .boxed()
                .flatMap(row -> columns(longitude, east).mapToObj(column -> cell(row, column)))
                .toList();
    }

    /** Number of the bucket that a moment falls into. */
    public static long bucketOf(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), BUCKET_SECONDS);
    }

    /** The buckets that hold every moment of the span that ends now, newest first. */
    public static List<Long> bucketsOfLast(Duration span, Instant now) {
        long newest = bucketOf(now);
        long oldest = bucketOf(now.minus(span));
        return LongStream.rangeClosed(0, newest - oldest)
                .mapToObj(age -> newest - age)
                .toList();
    }

    /** Key of the geo set of the drivers that were in a cell during a bucket; braces make it one slot of a cluster. */
    public static String driversKey(String cell, long bucket) {
        return "drivers:{" + cell + ":" + bucket + "}";
    }

    /** Key of the hash of a person's last position: {@code lat}, {@code lon} in degrees, {@code ts} in epoch millis. */
    public static String positionKey(UUID person) {
        return "position:{" + person + "}";
    }

    private static int floor(double degrees) {
        return (int) Math.floor(degrees / CELL_DEGREES);
    }

    private static String cell(int row, int column) {
        return row + ":" + (Math.floorMod(column + COLUMNS / 2, COLUMNS) - COLUMNS / 2);
    }

    /** Half the width of a circle in degrees of longitude; a circle around a pole has every longitude. */
    private static double widest(double latitude, double angle) {
        double sine = Math.sin(angle) / Math.cos(Math.toRadians(latitude));
        return angle < Math.PI / 2 && sine < 1 ? Math.toDegrees(Math.asin(sine)) : 180;
    }

    private static IntStream columns(double longitude, double east) {
        int first = floor(longitude - east);
        int last = floor(longitude + east);
        return IntStream.rangeClosed(first, Math.min(last, first + COLUMNS - 1));
    }
}
