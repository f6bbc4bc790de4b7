package com.nebengjek.payment;

import com.nebengjek.events.catalogue.InvalidData;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a ride costs and who gets it, in whole rupiah: {@code amount = adminFee + driverPayout}.
 *
 * <p>Fare and fee are rounded half up; the driver gets the rest, so no rupiah is lost or made.
 */
record Fare(long amount, long adminFee, long driverPayout) {

    private static final int METRES_TO_KM = 3;

    /**
     * @param metres by odometer, at least 0
     * @param factor share of the fare that the driver asks for, above 0 and at most 1
     * @throws InvalidData when the ride is so long that no amount of rupiah can say it
     */
    static Fare of(double metres, double factor, long farePerKm, BigDecimal feeRate) {
        long amount = amount(metres, factor, farePerKm);
        long fee = rupiah(BigDecimal.valueOf(amount).multiply(feeRate)).longValueExact();
        return new Fare(amount, fee, amount - fee);
    }

    boolean isFree() {
        return amount == 0;
    }

    private static long amount(double metres, double factor, long farePerKm) {
        BigDecimal fare = BigDecimal.valueOf(metres)
                .movePointLeft(METRES_TO_KM)
                .multiply(BigDecimal.valueOf(farePerKm))
                .multiply(BigDecimal.valueOf(factor));
        try {
            return rupiah(fare).longValueExact();
        } catch (ArithmeticException tooMuch) {
            throw new InvalidData("metres", metres + " m cost more than can be paid: check the meter of the ride");
        }
    }

    private static BigDecimal rupiah(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP);
    }
}
