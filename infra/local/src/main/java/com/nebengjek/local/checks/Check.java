package com.nebengjek.local.checks;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One thing that must hold after a run. */
interface Check {

    /** A sentence with ids and numbers for each case in which it does not hold. */
    List<String> violations(Evidence evidence) throws SQLException, IOException, JetStreamApiException;
}
