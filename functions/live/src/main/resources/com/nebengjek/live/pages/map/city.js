// The city as its events tell it: drivers, trips and their stories. Nothing here knows of a page.

const NOBODY_KNOWS = 120_000;
const SHOWN_AFTER_END = 30_000;
const ENDS = { 'match.unmatched': 'unmatched', 'ride.completed': 'completed', 'ride.cancelled': 'cancelled' };

/** A request and all that came of it, until it is paid, cancelled or given up. */
class Trip {
  ids = new Set();
  events = [];
  offers = new Map();
  path = [];
  state = 'asking';
  odometer = 0;

  get id() {
    return this.ride ?? this.request ?? [...this.ids][0];
  }

  get isOver() {
    return this.ended !== undefined;
  }
}

export class City {
  drivers = new Map();
  trips = new Set();
  completed = 0;
  #byId = new Map();
  #seen = new Set();

  /** Takes what a page that knows nothing is told. */
  present({ positions, events }, now) {
    this.drivers.clear();
    this.trips.clear();
    this.#byId.clear();
    this.#seen.clear();
    this.completed = 0;
    events.forEach((event) => this.happened(event, now, true));
    positions.forEach((position) => this.moved(position, now));
  }

  /** Takes what is new. */
  news({ positions, events }, now) {
    positions.forEach((position) => this.moved(position, now));
    events.forEach((event) => this.happened(event, now, false));
  }

  moved([role, id, latitude, longitude], now) {
    if (role !== 'driver') {
      return;
    }
    const driver = this.#driver(id);
    const before = driver.at ?? [latitude, longitude];
    driver.from = positionOf(driver, now) ?? before;
    driver.at = [latitude, longitude];
    driver.takes = Math.min(2_000, now - (driver.moved ?? now));
    driver.moved = now;
    if (driver.trip?.state === 'riding') {
      driver.trip.path.push(driver.at);
    }
  }

  happened(event, now, isPast) {
    if (this.#seen.has(event.id)) {
      return;
    }
    this.#remember(event.id);
    if (event.kind === 'user.beacon') {
      this.#driver(event.data.user_id).onDuty = event.data.is_active;
      return;
    }
    const trip = this.tripOf(event) ?? this.#begin(event);
    if (trip) {
      this.#tell(trip, event, now, isPast);
    }
  }

  /** The trip that an event is about, if it is known. */
  tripOf(event) {
    return idsOf(event).map((id) => this.#byId.get(id)).find((trip) => trip);
  }

  /** What a driver is doing: off, free, offered, pickup or riding. */
  stateOf(driver) {
    if (driver.trip) {
      return driver.trip.state === 'riding' ? 'riding' : 'pickup';
    }
    if (driver.onDuty === false) {
      return 'off';
    }
    return driver.offers.size > 0 ? 'offered' : 'free';
  }

  /** Forgets drivers nobody has heard of for long, and trips some time after their end. */
  forget(now, kept) {
    for (const driver of this.drivers.values()) {
      if (now - (driver.moved ?? now) > NOBODY_KNOWS && driver !== kept) {
        this.drivers.delete(driver.id);
      }
    }
    for (const trip of this.trips) {
      if (trip.isOver && now - trip.ended > SHOWN_AFTER_END && trip !== kept) {
        this.trips.delete(trip);
        trip.ids.forEach((id) => this.#byId.delete(id));
      }
    }
  }

  #remember(id) {
    this.#seen.add(id);
    if (this.#seen.size > 50_000) {
      this.#seen.delete(this.#seen.values().next().value);
    }
  }

  #driver(id) {
    let driver = this.drivers.get(id);
    if (!driver) {
      driver = { id, offers: new Set() };
      this.drivers.set(id, driver);
    }
    return driver;
  }

  /** A late word about a trip that is forgotten begins no new one. */
  #begin(event) {
    if (idsOf(event).length === 0 || ['match.withdrawn', 'match.rejected', 'location.aggregate'].includes(event.kind)) {
      return undefined;
    }
    const trip = new Trip();
    this.trips.add(trip);
    return trip;
  }

  #tell(trip, event, now, isPast) {
    for (const id of idsOf(event)) {
      trip.ids.add(id);
      this.#byId.set(id, trip);
    }
    const { kind, data } = event;
    if (kind === 'location.aggregate') {
      trip.odometer = Math.max(trip.odometer, data.odometer);
      if (isPast) {
        trip.path.push([data.latitude, data.longitude]);
      }
      return;
    }
    trip.events.push(event);
    trip.request ??= data.request_id;
    trip.passenger ??= data.passenger_id ?? data.ride?.passenger_id;
    trip.pickup ??= pointOf(data.pickup);
    trip.destination ??= pointOf(data.destination);
    this.#advance(trip, kind, data);
    if (ENDS[kind]) {
      this.#end(trip, ENDS[kind], now, isPast);
    }
  }

  #advance(trip, kind, data) {
    switch (kind) {
      case 'match.proposal':
        trip.offers.set(data.match_id, { driver: data.driver_id, state: 'open' });
        this.#driver(data.driver_id).offers.add(data.match_id);
        break;
      case 'match.rejected':
      case 'match.withdrawn':
        this.#close(trip, data.match_id, kind === 'match.rejected' ? 'rejected' : data.reason.toLowerCase());
        break;
      case 'match.confirmed':
        this.#close(trip, data.match_id, 'accepted');
        trip.driver = data.driver_id;
        trip.state = 'pickup';
        this.#driver(trip.driver).trip = trip;
        break;
      case 'ride.created':
        trip.ride = data.ride_id;
        trip.driver = data.driver_id;
        break;
      case 'ride.started':
        trip.state = 'riding';
        break;
      case 'ride.arrived':
        trip.state = 'paying';
        this.#free(trip);
        break;
      case 'ride.metered':
        trip.odometer = data.metres;
        break;
      case 'ride.payment':
        trip.amount = data.amount;
        trip.payment = data.status;
        break;
      default:
    }
  }

  #close(trip, match, state) {
    const offer = trip.offers.get(match);
    if (offer) {
      offer.state = state;
      this.#driver(offer.driver).offers.delete(match);
    }
  }

  #free(trip) {
    const driver = trip.driver && this.drivers.get(trip.driver);
    if (driver && driver.trip === trip) {
      driver.trip = undefined;
    }
  }

  #end(trip, state, now, isPast) {
    trip.state = state;
    trip.ended = isPast ? now - SHOWN_AFTER_END / 2 : now;
    this.completed += state === 'completed' ? 1 : 0;
    this.#free(trip);
    trip.offers.forEach((offer, match) => this.drivers.get(offer.driver)?.offers.delete(match));
  }
}

/** Where a driver is at this moment, on the way from the last report but one to the last; [latitude, longitude]. */
export function positionOf(driver, now) {
  if (!driver.at || !driver.takes) {
    return driver.at;
  }
  const share = Math.min(1, (now - driver.moved) / driver.takes);
  return [0, 1].map((axis) => driver.from[axis] + (driver.at[axis] - driver.from[axis]) * share);
}

function idsOf({ data }) {
  return [data, data.ride ?? {}]
    .flatMap((part) => [part.request_id, part.match_id, part.ride_id])
    .filter((id) => id);
}

const pointOf = (place) => (place ? [place.latitude, place.longitude] : undefined);
