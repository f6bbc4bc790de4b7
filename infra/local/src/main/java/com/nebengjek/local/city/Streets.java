package com.nebengjek.local.city;

import com.nebengjek.events.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A square of streets that cross every {@link #BLOCK} metres; all traffic is on them. */
final class Streets {

    /** Metres from one corner to the next. */
    static final double BLOCK = 200;

    private final int blocks;

    /** @param blocks how many blocks the city stretches from its centre to each side */
    Streets(int blocks) {
        this.blocks = blocks;
    }

    Place anyCorner(RandomGenerator random) {
        return corner(random.nextInt(-blocks, blocks + 1), random.nextInt(-blocks, blocks + 1));
    }

    /** A corner between that many metres from here, as the crow flies. */
    Place cornerWithin(Place from, double least, double most, RandomGenerator random) {
        Place corner;
        do {
            corner = anyCorner(random);
        } while (from.metresTo(corner) < least || from.metresTo(corner) > most);
        return corner;
    }

    /** The corner at a position that somebody else has told. */
    Place cornerAt(Position position) {
        return snapped(Place.of(position));
    }

    /**
     * Every corner of a short way, in order: to the next corner in the direction of travel, then along one street and up
     * another.
     *
     * @param from a place on a street
     * @param to a corner
     */
    List<Place> way(Place from, Place to, RandomGenerator random) {
        List<Place> corners = new ArrayList<>();
        Place entry = cornerTowards(from, to);
        Place bend = random.nextBoolean() ? new Place(to.east(), entry.north()) : new Place(entry.east(), to.north());
        corners.add(entry);
        addCorners(corners, entry, bend);
        addCorners(corners, bend, to);
        return corners;
    }

    /** Every corner after one end of a street up to the other end. */
    private static void addCorners(List<Place> corners, Place from, Place to) {
        Place here = from;
        while (here.metresTo(to) > 0) {
            here = snapped(here.towards(to, BLOCK));
            corners.add(here);
        }
    }

    private static Place cornerTowards(Place from, Place to) {
        return new Place(lineTowards(from.east(), to.east()), lineTowards(from.north(), to.north()));
    }

    private static double lineTowards(double from, double to) {
        double lines = from / BLOCK;
        return BLOCK * (to < from ? Math.floor(lines) : Math.ceil(lines));
    }

    private static Place snapped(Place corner) {
        return corner(Math.round(corner.east() / BLOCK), Math.round(corner.north() / BLOCK));
    }

    private static Place corner(long column, long row) {
        return new Place(BLOCK * column, BLOCK * row);
    }
}
