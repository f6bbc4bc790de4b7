// The model behind a dispatcher's page: each event changes a card on the board.
//
// node board.js EVENTS.jsonl
//
// Prints for each event its id and the card, or the field without which there is none. What it reads of events is stated
// in contracts/consumers/dispatch-board.

const { readFileSync } = require('node:fs');

class Missing extends Error {}

const COLUMNS = { CREATED: 'waiting', STARTED: 'driving', ARRIVED: 'paying', COMPLETED: 'done', CANCELLED: 'off' };
const REASONS = { NOBODY_NEAR: 'nobody near', NOBODY_ACCEPTED: 'nobody accepted', CANCELLED: 'cancelled' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads one field, nested ones with dots. */
function read(data, path, reader) {
  const value = path.split('.').reduce((object, name) => object?.[name], data);
  const result = value === undefined ? undefined : reader(value);
  if (result === undefined) {
    throw new Missing(path);
  }
  return result;
}

const id = (data, path) => read(data, path, (value) => (UUID.test(value) ? value : undefined));
const word = (data, path, words) => read(data, path, (value) => words[value]);
const time = (data, path) => read(data, path, (value) => (Number.isNaN(Date.parse(value)) ? undefined : Date.parse(value)));

const moved = (data) => ({
  card: id(data, 'ride.ride_id'),
  column: word(data, 'ride.status', COLUMNS),
});

const CARDS = {
  'com.nebengjek.match.unmatched.v1': (data) => ({
    card: id(data, 'passenger_id'),
    note: word(data, 'reason', REASONS),
  }),
  'com.nebengjek.ride.created.v1': (data) => ({
    card: id(data, 'ride_id'),
    column: word(data, 'status', COLUMNS),
    people: [id(data, 'driver_id'), id(data, 'passenger_id')],
  }),
  'com.nebengjek.ride.started.v1': (data) => ({ ...moved(data), since: time(data, 'at') }),
  'com.nebengjek.ride.arrived.v1': (data) => ({ ...moved(data), since: time(data, 'at') }),
  'com.nebengjek.ride.cancelled.v1': (data) => ({ ...moved(data), since: time(data, 'at'), by: id(data, 'by') }),
  'com.nebengjek.ride.completed.v1': moved,
};

function answer(event) {
  try {
    return { id: event.id, row: CARDS[event.type](event.data) };
  } catch (fault) {
    if (fault instanceof Missing) {
      return { id: event.id, missing: fault.message };
    }
    throw fault;
  }
}

for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  console.log(JSON.stringify(answer(JSON.parse(line))));
}
