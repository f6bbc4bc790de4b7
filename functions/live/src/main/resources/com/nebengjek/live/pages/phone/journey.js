// How far this person's request, offer and ride have come, as the frames of the edge tell it. Nothing here knows of a page.

export class Journey {
  state = 'idle';
  offers = new Map();

  /** The edge has taken a request. */
  asked(request, pickup, destination) {
    Object.assign(this, { state: 'asking', request, pickup, destination, receipt: undefined, news: undefined });
  }

  /** Goes on with a ride that was begun before the page was opened. */
  found(ride) {
    const state = { CREATED: 'pickup', STARTED: 'riding', ARRIVED: 'arrived' }[ride.status];
    if (!state) {
      return;
    }
    Object.assign(this, {
      state: ride.receipt ? 'paying' : state,
      ride: ride.ride_id,
      pickup: pointOf(ride.pickup),
      destination: pointOf(ride.destination),
      driver: ride.driver,
      amount: ride.receipt?.amount,
      payout: ride.receipt?.driver_payout,
      payment: ride.receipt?.payment_id,
    });
  }

  /** Where it goes from and to: of the ride, or else of the newest offer, or else as far as the person has chosen. */
  places(chosen) {
    if (this.state !== 'idle') {
      return { pickup: this.pickup, destination: this.destination };
    }
    const offer = [...this.offers.values()].at(-1);
    return offer ? { pickup: pointOf(offer.pickup), destination: pointOf(offer.destination) } : { destination: chosen };
  }

  over(news) {
    Object.assign(this, { state: 'idle', request: undefined, news, driverAt: undefined });
  }

  /** @returns whether anything has changed that is to be seen */
  told(event, data) {
    switch (event) {
      case 'match_found':
        this.offers.set(data.match_id, { ...data, until: Date.parse(data.expires_at) });
        return true;
      case 'match_withdrawn':
        return this.offers.delete(data.match_id);
      case 'match_unmatched':
        this.over(data.reason === 'CANCELLED' ? 'You cancelled the request.' : 'No driver was free. Try again in a moment.');
        return true;
      case 'match_accepted':
        this.offers.clear();
        Object.assign(this, { pickup: pointOf(data.pickup), destination: pointOf(data.destination), news: undefined, receipt: undefined });
        this.state = 'matched';
        return true;
      case 'ride_pickup':
        return this.#advance('pickup', data.ride_id);
      case 'ride_started':
        return this.#advance('riding', data.ride_id);
      case 'ride_arrived':
        return this.#advance('arrived', data.ride_id);
      case 'ride_cancelled':
        this.over('The ride was cancelled.');
        return true;
      case 'payment_request':
      case 'payment_pending':
        Object.assign(this, { amount: data.amount, payout: data.driver_payout, payment: data.payment_id });
        return this.#advance('paying', data.ride_id);
      case 'payment_processed':
        this.paid = data.status;
        return true;
      case 'ride_completed':
        this.over();
        this.receipt = { ride: data.ride_id };
        return true;
      case 'driver_location':
        this.driverAt = [data.latitude, data.longitude];
        return true;
      case 'error':
        this.news = data.message;
        return true;
      default:
        return false;
    }
  }

  #advance(state, ride) {
    this.state = state;
    this.ride = ride ?? this.ride;
    this.paid = undefined;
    return true;
  }
}

const pointOf = (place) => (place ? [place.latitude, place.longitude] : undefined);
