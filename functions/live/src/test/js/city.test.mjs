import assert from 'node:assert/strict';
import { test } from 'node:test';
import { City } from '../../main/resources/com/nebengjek/live/pages/map/city.js';

const PLACE = { latitude: -6.2, longitude: 106.8 };
const RIDE = { ride_id: 'ride', match_id: 'first', driver_id: 'd1', passenger_id: 'p' };
let ids = 0;

const event = (kind, data) => ({ id: `e${++ids}`, kind, time: '2026-01-01T00:00:00Z', data });
const request = () => event('match.request', { request_id: 'request', passenger_id: 'p', pickup: PLACE, destination: PLACE });
const offer = (match, driver) =>
  event('match.proposal', { request_id: 'request', match_id: match, driver_id: driver, passenger_id: 'p' });
const story = () => [
  request(),
  offer('first', 'd1'),
  offer('second', 'd2'),
  event('match.withdrawn', { match_id: 'second', driver_id: 'd2', reason: 'TAKEN' }),
  event('match.confirmed', { request_id: 'request', ...RIDE }),
  event('ride.created', RIDE),
  event('ride.started', { ride: RIDE }),
];

function cityAfter(events) {
  const city = new City();
  city.news({ positions: [['driver', 'd1', -6.2, 106.8], ['driver', 'd2', -6.2, 106.8]], events }, 0);
  return city;
}

const stateOf = (city, driver) => city.stateOf(city.drivers.get(driver));

test('drivers are free, offered, on the way, riding, and free again', () => {
  const states = story().map((_, length) => stateOf(cityAfter(story().slice(0, length + 1)), 'd1'));
  assert.deepEqual(states, ['free', 'offered', 'offered', 'offered', 'pickup', 'pickup', 'riding']);
  assert.equal(stateOf(cityAfter([...story(), event('ride.arrived', { ride: RIDE })]), 'd1'), 'free');
});

test('a driver whose offer is withdrawn is free', () => {
  assert.equal(stateOf(cityAfter(story().slice(0, 3)), 'd2'), 'offered');
  assert.equal(stateOf(cityAfter(story().slice(0, 4)), 'd2'), 'free');
});

test('a page that comes later sees the same as one that was there', () => {
  const events = story();
  const late = new City();
  late.present({ positions: [['driver', 'd1', -6.2, 106.8]], events }, 0);
  const [there, here] = [cityAfter(events), late].map((city) => [...city.trips][0]);
  assert.equal(here.state, there.state);
  assert.equal(here.id, there.id);
  assert.deepEqual(here.offers, there.offers);
});

test('an event that is told twice happens once', () => {
  const events = story();
  const city = cityAfter([...events, ...events]);
  assert.equal(city.trips.size, 1);
  assert.equal([...city.trips][0].events.length, events.length);
});

test('a driver who says so is off duty', () => {
  const city = cityAfter([event('user.beacon', { user_id: 'd1', is_active: false })]);
  assert.equal(stateOf(city, 'd1'), 'off');
});

test('a trip is forgotten some time after its end, and a late word about it begins no new one', () => {
  const city = cityAfter([...story(), event('ride.cancelled', { ride: RIDE })]);
  city.forget(60_000);
  assert.equal(city.trips.size, 0);
  city.news({ positions: [], events: [event('match.withdrawn', { match_id: 'first', driver_id: 'd1', reason: 'TAKEN' })] }, 60_000);
  assert.equal(city.trips.size, 0);
});
