package com.nebengjek.api.account;

import com.nebengjek.api.idempotency.Idempotency;
import com.nebengjek.api.idempotency.IdempotencyKey;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** People become drivers. */
@RestController
class DriversController {

    record DriverWanted(VehicleType vehicleType, Plate vehiclePlate) {
        DriverWanted {
            Problem.required("vehicle_type", vehicleType);
            Problem.required("vehicle_plate", vehiclePlate);
        }
    }

    private final Registration registration;
    private final Idempotency idempotency;

    DriversController(Registration registration, Idempotency idempotency) {
        this.registration = registration;
        this.idempotency = idempotency;
    }

    @PostMapping("/drivers")
    Mono<ResponseEntity<DriverView>> register(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @RequestBody DriverWanted wanted) {
        Vehicle vehicle = new Vehicle(wanted.vehicleType(), wanted.vehiclePlate());
        return idempotency.created(caller.person().toString(), key, wanted, DriverView.class, () -> registration
                .register(caller.person(), vehicle)
                .map(driving -> DriverView.of(caller.person(), driving)));
    }
}
