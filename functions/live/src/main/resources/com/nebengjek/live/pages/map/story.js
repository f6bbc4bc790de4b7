// What a driver or a trip is about: who, how far, how much, and what happened when.
import { element, metres, rupiah, seconds, shortId } from '/live/shared/format.js';

const STATES = {
  asking: 'looking for a driver',
  pickup: 'driver on the way to the pickup',
  riding: 'riding',
  paying: 'arrived, to be paid',
  completed: 'paid and over',
  cancelled: 'cancelled',
  unmatched: 'ended without a driver',
};
const DUTIES = { off: 'off duty', free: 'free', offered: 'has an offer', pickup: 'on the way to a pickup', riding: 'with a passenger' };

export function createStory(panel, city, selection, choose) {
  let shown = '';

  const person = (id, name) => {
    const driver = city.drivers.get(id);
    if (!driver) {
      return element('span', { className: 'id' }, shortId(id));
    }
    const button = element('button', { type: 'button', className: 'plain id', title: `${name} ${id}` }, shortId(id));
    button.addEventListener('click', () => choose({ driver }));
    return button;
  };

  const facts = (pairs) =>
    element('dl', {}, ...pairs.filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));

  const head = (title) => {
    const close = element('button', { type: 'button', ariaLabel: 'Close the story' }, '×');
    close.addEventListener('click', () => choose({}));
    return element('header', {}, element('h2', {}, ...title), close);
  };

  const trip = (one) => {
    const first = Date.parse(one.events[0]?.time);
    return [
      head([one.ride ? 'Ride ' : 'Request ', element('span', { className: 'id' }, shortId(one.id))]),
      facts([
        ['state', STATES[one.state]],
        ['passenger', one.passenger && element('span', { className: 'id' }, shortId(one.passenger))],
        ['driver', one.driver && person(one.driver, 'driver')],
        ['offers', one.offers.size ? [...one.offers.values()].map((offer) => offer.state).join(', ') : undefined],
        ['driven', one.odometer ? metres(one.odometer) : undefined],
        ['fare', one.amount === undefined ? undefined : `${rupiah(one.amount)} ${one.payment.toLowerCase()}`],
      ]),
      element('ol', {}, ...one.events.map((event) => element('li', {},
        element('time', { dateTime: event.time }, `+${seconds(Date.parse(event.time) - first)}`),
        element('span', {}, event.kind, detail(event))))),
    ];
  };

  const driver = (one) => {
    const rides = [...city.trips].filter((each) => each.driver === one.id);
    return [
      head(['Driver ', element('span', { className: 'id' }, shortId(one.id))]),
      facts([
        ['state', DUTIES[city.stateOf(one)]],
        ['position', one.at && one.at.map((degrees) => degrees.toFixed(5)).join(', ')],
        ['open offers', one.offers.size ? String(one.offers.size) : undefined],
      ]),
      list(rides.map((each) => [{ trip: each }, `${shortId(each.id)}: ${STATES[each.state]}`])),
    ];
  };

  const list = (entries) => element('ul', {}, ...entries.map(([what, text]) => {
    const button = element('button', { type: 'button' }, text);
    button.addEventListener('click', () => choose(what));
    return element('li', {}, button);
  }));

  const group = ({ label, members }) => {
    const all = members();
    return [
      head([label]),
      all.length === 0 ? element('p', { className: 'quiet' }, 'nobody at the moment')
        : list(all.slice(0, 60).map((one) =>
          one.offers instanceof Set ? [{ driver: one }, shortId(one.id)] : [{ trip: one }, `${shortId(one.id)}: ${STATES[one.state]}`])),
    ];
  };

  /** Nothing is taken away from under a finger, a pointer or the keyboard. */
  const isHeld = () =>
    [...panel.querySelectorAll('button')].some((button) => button === document.activeElement)
    || (selection.group && panel.matches(':hover'));

  /** What would be shown, as text: as long as it is the same, the page is left alone. */
  const outline = () => {
    if (selection.trip) {
      const { id, state, odometer, payment, events, offers } = selection.trip;
      return `trip ${id} ${state} ${Math.round(odometer)} ${payment} ${events.length} ${[...offers.values()].map((o) => o.state)}`;
    }
    if (selection.driver) {
      const { id, at, offers } = selection.driver;
      const trips = [...city.trips].filter((each) => each.driver === id).map((each) => each.id + each.state);
      return `driver ${id} ${city.stateOf(selection.driver)} ${at} ${offers.size} ${trips}`;
    }
    return selection.group ? `group ${selection.group.label} ${selection.group.members().map(({ id }) => id)}` : '';
  };

  return {
    update() {
      const now = outline();
      if (now === shown || (sameSubject(now, shown) && isHeld())) {
        return;
      }
      shown = now;
      panel.hidden = now === '';
      panel.replaceChildren(...(selection.trip ? trip(selection.trip)
        : selection.driver ? driver(selection.driver)
          : selection.group ? group(selection.group) : []));
    },
  };
}

const sameSubject = (one, other) => one.split(' ', 2).join() === other.split(' ', 2).join() && one !== '';

function detail({ kind, data }) {
  const text = {
    'match.proposal': () => `${metres(data.distance)} away`,
    'match.withdrawn': () => data.reason.toLowerCase(),
    'match.unmatched': () => data.reason.toLowerCase(),
    'match.refused': () => data.code,
    'ride.refused': () => data.code,
    'ride.metered': () => metres(data.metres),
    'ride.payment': () => `${rupiah(data.amount)} ${data.status.toLowerCase()}`,
  }[kind]?.();
  return text ? element('span', { className: 'quiet' }, ` ${text}`) : '';
}
