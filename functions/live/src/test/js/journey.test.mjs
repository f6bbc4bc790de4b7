import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Journey } from '../../main/resources/com/nebengjek/live/pages/phone/journey.js';

const PLACE = { latitude: -6.2, longitude: 106.8 };
const OFFER = { match_id: 'm', pickup: PLACE, destination: PLACE, distance: 10, estimated_eta: 2, expires_at: '2026-01-01T00:00:30Z' };

test('a ride goes from the match to the receipt', () => {
  const journey = new Journey();
  const states = [
    ['match_accepted', OFFER],
    ['ride_pickup', { ride_id: 'r' }],
    ['ride_started', { ride_id: 'r' }],
    ['ride_arrived', { ride_id: 'r' }],
    ['payment_request', { ride_id: 'r', payment_id: 'p', amount: 3000 }],
    ['payment_processed', { status: 'FAILED' }],
    ['ride_completed', { ride_id: 'r' }],
  ].map(([event, data]) => journey.told(event, data) && journey.state);
  assert.deepEqual(states, ['matched', 'pickup', 'riding', 'arrived', 'paying', 'paying', 'idle']);
  assert.equal(journey.receipt.ride, 'r');
});

test('an offer is there until it is withdrawn', () => {
  const journey = new Journey();
  journey.told('match_found', OFFER);
  assert.deepEqual(journey.places().pickup, [-6.2, 106.8]);
  journey.told('match_withdrawn', { match_id: 'm' });
  assert.equal(journey.offers.size, 0);
});

test('who opens the page in the middle of a ride finds it', () => {
  const ride = { ride_id: 'r', status: 'STARTED', pickup: PLACE, destination: PLACE };
  const journey = new Journey();
  journey.told('state', { ride });
  assert.equal(journey.state, 'riding');
  journey.told('state', { ride: { ...ride, status: 'ARRIVED' }, payment: { payment_id: 'p', amount: 3000 } });
  assert.equal(journey.state, 'paying');
});

test('who opens the page while a driver is looked for is still looking', () => {
  const journey = new Journey();
  journey.told('state', { request: { request_id: 'q', pickup: PLACE, destination: PLACE } });
  assert.equal(journey.state, 'asking');
  assert.equal(journey.request, 'q');
});

test('what ended while nobody was there is over', () => {
  const journey = new Journey();
  journey.asked('q', [0, 0], [1, 1]);
  journey.told('state', {});
  assert.equal(journey.state, 'idle');
});
