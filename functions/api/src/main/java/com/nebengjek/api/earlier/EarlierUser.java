package com.nebengjek.api.earlier;

import com.nebengjek.api.account.Account;
import com.nebengjek.api.account.Msisdn;
import com.nebengjek.api.account.PersonName;
import com.nebengjek.api.account.Vehicle;
import com.nebengjek.events.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in the words of the earlier system. */
record EarlierUser(
        UUID userId,
        Msisdn msisdn,
        @Nullable PersonName fullname,
        Role role,
        Instant createdAt,
        @Nullable DriverInfo driverInfo) {

    record DriverInfo(String vehicleType, String vehiclePlate) {

        static DriverInfo of(Vehicle vehicle) {
            return new DriverInfo(
                    vehicle.type().name().toLowerCase(Locale.ROOT), vehicle.plate().text());
        }
    }

    static EarlierUser of(Account account) {
        return new EarlierUser(
                account.person(),
                account.number(),
                account.name(),
                account.driving() == null ? Role.PASSENGER : Role.DRIVER,
                account.since(),
                account.driving() == null ? null : DriverInfo.of(account.driving().vehicle()));
    }
}
