package com.nebengjek.local.city;

import com.nebengjek.events.ClientNotifyInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for rides, one after the other, from where the last one ended. */
final class Passenger implements Person {

    /** A ride starts only where the passenger was seen within the last minute. */
    private static final Duration STANDING_REPORT = Duration.ofSeconds(10);

    private final Surroundings around;
    private final PassengerChoices choices;
    private final Phone phone;
    private Place place;
    private @Nullable Outing outing;
    private boolean stayingHome;

    Passenger(Surroundings around, PassengerChoices choices, Phone phone) {
        this.around = around;
        this.choices = choices;
        this.phone = phone;
        this.place = choices.home(around.streets());
    }

    void startDay() {
        reportStanding();
        rest();
    }

    /** Asks for nothing any more. */
    void stayHome() {
        stayingHome = true;
    }

    /** Ends what is under way as fast as the rules allow. */
    void goHome() {
        stayHome();
        if (outing != null) {
            outing.cutShort();
        }
    }

    boolean isOut() {
        return outing != null;
    }

    @Override
    public void told(ClientNotifyInput event) {
        if (outing != null) {
            outing.told(event);
        }
    }

    @Override
    public void refused(String event, String code) {
        if (outing != null) {
            outing.refused(event);
        }
    }

    /** Sits in a vehicle that is there now. */
    void carriedTo(Place here) {
        place = here;
        phone.report(Frame.position(place, around.timeline().now()));
    }

    private void rest() {
        around.timeline().after(choices.timeToNextRequest(), () -> {
            if (!stayingHome) {
                outing = new Outing(around, choices, phone, this::outingOver);
                outing.begin(place);
            }
        });
    }

    private void outingOver() {
        outing = null;
        rest();
    }

    private void reportStanding() {
        phone.report(Frame.position(place, around.timeline().now()));
        around.timeline().after(STANDING_REPORT, this::reportStanding);
    }
}
