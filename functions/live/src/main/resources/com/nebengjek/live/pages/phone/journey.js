// How far this person's request, offer and ride have come, as the frames of the edge tell it. Nothing here knows of a page.

const UNDERWAY = { CREATED: 'pickup', STARTED: 'riding', ARRIVED: 'arrived' };

export class Journey {
  state = 'idle';
  offers = new Map();

  /** The edge has taken a request. */
  asked(request, pickup, destination) {
    Object.assign(this, { state: 'asking', request, pickup, destination, receipt: undefined, news: undefined });
  }

  /** What is open, as the edge says it to who cannot know. */
  found({ request, offers = [], ride, payment }) {
    this.offers = new Map(offers.map((offer) => [offer.match_id, opened(offer)]));
    if (ride) {
      Object.assign(this, {
        state: payment ? 'paying' : UNDERWAY[ride.status],
        ride: ride.ride_id,
        amount: payment?.amount,
        payout: payment?.driver_payout,
        payment: payment?.payment_id,
      });
      this.#lead(ride);
    } else if (request) {
      this.asked(request.request_id, pointOf(request.pickup), pointOf(request.destination));
    } else if (this.state !== 'idle') {
      this.over('It ended while you were away.');
    }
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
        this.offers.set(data.match_id, opened(data));
        return true;
      case 'match_withdrawn':
        return this.offers.delete(data.match_id);
      case 'match_unmatched':
        this.over(data.reason === 'CANCELLED' ? 'You cancelled the request.' : 'No driver was free. Try again in a moment.');
        return true;
      case 'match_accepted':
        this.offers.clear();
        Object.assign(this, { state: 'matched', news: undefined, receipt: undefined });
        this.#lead(data);
        return true;
      case 'state':
        this.found(data);
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

  #lead({ pickup, destination }) {
    Object.assign(this, { pickup: pointOf(pickup), destination: pointOf(destination) });
  }

  #advance(state, ride) {
    this.state = state;
    this.ride = ride ?? this.ride;
    this.paid = undefined;
    return true;
  }
}

const opened = (offer) => ({ ...offer, until: Date.parse(offer.expires_at) });
const pointOf = (place) => (place ? [place.latitude, place.longitude] : undefined);
