package com.nebengjek.servers;

/**
 * How clients reach a Redis server.
 *
 * @param url       {@code redis://host:port}, without a database
 * @param databases how many logical databases it has
 */
public record RedisAddress(String url, int databases) {

    /** The URL of one logical database. */
    public String url(int database) {
        return url + "/" + database;
    }
}
