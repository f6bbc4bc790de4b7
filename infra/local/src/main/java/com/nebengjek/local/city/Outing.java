package com.nebengjek.local.city;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePayment;
import com.nebengjek.events.RideStarted;
import com.nebengjek.local.city.Phone.Reply;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ride from the passenger's side: from the request until it is paid, or until it comes to nothing. */
final class Outing {

    private enum Stage {
        ASKING,
        MATCHED,
        RIDING,
        PAYING,
        OVER
    }

    private final Surroundings around;
    private final PassengerChoices choices;
    private final Phone phone;
    private final Runnable onEnd;
    private Stage stage = Stage.ASKING;
    private @Nullable UUID request;
    private @Nullable RideCreated ride;
    /** Id of the event that made the request, and of the last one that was refused: either may be known first. */
    private String asked = "";
    private String refused = "";
    private int payments;
    private boolean aboutToPay;
    private boolean cutShort;

    Outing(Surroundings around, PassengerChoices choices, Phone phone, Runnable onEnd) {
        this.around = around;
        this.choices = choices;
        this.phone = phone;
        this.onEnd = onEnd;
    }

    void begin(Place pickup) {
        Instant sent = around.timeline().now();
        phone.say(Frame.request(pickup, choices.destination(around.streets(), pickup)), reply -> {
            switch (reply) {
                case Reply.Published(String event, var made) -> made.ifPresent(id -> asked(event, id, sent));
                case Reply.Wrong wrong -> end();
            }
        });
        choices.cancelsRequest().ifPresent(patience -> around.timeline().after(patience, this::cancelRequest));
    }

    private void asked(String event, UUID id, Instant sent) {
        asked = event;
        request = id;
        around.logbook().asked(id, sent);
        if (cutShort) {
            cancelRequest();
        }
        endIfRefused();
    }

    void refused(String event) {
        refused = event;
        endIfRefused();
    }

    private void endIfRefused() {
        if (request != null && asked.equals(refused) && stage == Stage.ASKING) {
            around.logbook().answered(request);
            end();
        }
    }

    void told(ClientNotifyInput event) {
        switch (event) {
            case MatchUnmatched unmatched when isMyRequest(unmatched.requestId()) -> {
                around.logbook().answered(unmatched.requestId());
                end();
            }
            case MatchConfirmed match when isMyRequest(match.requestId()) -> matched(match.requestId());
            case RideCreated created when ride == null -> created(created);
            case RideStarted started when isMyRide(started.ride().rideId()) -> started();
            case RideArrived arrived when isMyRide(arrived.ride().rideId()) -> stage = Stage.PAYING;
            case RideCancelled cancelled when isMyRide(cancelled.ride().rideId()) -> end();
            case RidePayment payment when isMyRide(payment.rideId()) -> pay(payment);
            case RideCompleted completed when isMyRide(completed.ride().rideId()) -> end();
            default -> {
                // of interest to drivers, or about an outing that is over
            }
        }
    }

    /** The answer to a request may come before the passenger has heard which id the request got. */
    private boolean isMyRequest(UUID id) {
        return request == null || request.equals(id);
    }

    private boolean isMyRide(UUID id) {
        return ride != null && ride.rideId().equals(id);
    }

    /** Comes before or after the ride. */
    private void matched(UUID answered) {
        around.logbook().answered(answered);
        if (stage == Stage.ASKING) {
            stage = Stage.MATCHED;
        }
    }

    private void created(RideCreated created) {
        ride = created;
        if (stage == Stage.ASKING) {
            stage = Stage.MATCHED;
        }
        if (cutShort) {
            cancelRide();
        }
        choices.cancelsRide().ifPresent(patience -> around.timeline().after(patience, this::cancelRide));
    }

    private void started() {
        stage = Stage.RIDING;
        if (cutShort) {
            getOut();
        }
        choices.getsOut().ifPresent(patience -> around.timeline().after(patience, this::getOut));
    }

    /** Pays when asked, and once more after every failure; what is asked or has failed may be told twice. */
    private void pay(RidePayment payment) {
        boolean asked = payment.status() == PaymentStatus.PENDING && payments == 0;
        boolean failed = payment.status() == PaymentStatus.FAILED && !aboutToPay;
        if (asked || failed) {
            payments++;
            aboutToPay = true;
            around.timeline().after(choices.timeToPay(), () -> {
                aboutToPay = false;
                phone.say(Frame.pay(payment.rideId(), payment.paymentId()), reply -> {});
            });
        }
    }

    /** Ends it as fast as the rules allow. */
    void cutShort() {
        cutShort = true;
        switch (stage) {
            case ASKING -> cancelRequest();
            case MATCHED -> cancelRide();
            case RIDING -> getOut();
            case PAYING, OVER -> {
                // nothing is faster than to pay
            }
        }
    }

    private void cancelRequest() {
        if (stage == Stage.ASKING && request != null) {
            phone.say(Frame.cancelRequest(request), reply -> {});
        }
    }

    private void cancelRide() {
        if (stage == Stage.MATCHED && ride != null) {
            phone.say(Frame.cancelRide(ride.rideId()), reply -> {});
        }
    }

    private void getOut() {
        Driver driver = ride == null ? null : around.drivers().get(ride.driverId());
        if (stage == Stage.RIDING && ride != null && driver != null) {
            UUID here = ride.rideId();
            driver.letOut(here, () -> phone.say(Frame.arrive(here, null), reply -> {}));
        }
    }

    private void end() {
        stage = Stage.OVER;
        onEnd.run();
    }
}
