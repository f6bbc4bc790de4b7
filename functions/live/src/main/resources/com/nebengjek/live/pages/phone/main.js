// A phone in the browser: whoever signs in here is a passenger or a driver of the real system.
import { createMap, settings } from '/live/shared/basemap.js';
import { Journey } from '/live/phone/journey.js';
import { Line } from '/live/phone/line.js';
import { drawJourney } from '/live/phone/picture.js';
import * as screens from '/live/phone/screens.js';
import { Session } from '/live/phone/session.js';
import { Vehicle } from '/live/phone/vehicle.js';

const START_AROUND = 0.001;
const LAST_PLACE = 'nebengjek.place';

const byId = (id) => document.getElementById(id);
const { centre, ...look } = await settings();
const session = new Session();
const map = createMap(byId('map'), { centre, ...look }, 15.5);
const entry = { role: 'PASSENGER' };
let journey = new Journey();
let line;
let vehicle;
let destination;
let onDuty = false;
let factor = 1;

const isDriver = () => session.isOpen && session.role === 'DRIVER';

drawJourney(map, () => ({
  me: vehicle?.at,
  ...journey.places(destination),
  driver: isDriver() ? undefined : journey.driverAt,
}));

/** Does what a person asked for, or what follows from a frame; what goes wrong is said to them. */
const attempt = (work) => async (...given) => {
  try {
    await work(...given);
  } catch (fault) {
    trouble(fault.message);
  }
  show();
};

function trouble(text) {
  byId('trouble').hidden = !text;
  byId('trouble').textContent = text ?? '';
}

const actions = Object.fromEntries(Object.entries({
  async sendCode({ number, role }) {
    await session.sendCode(number);
    Object.assign(entry, { number, role });
  },
  async verify(code) {
    await session.verify(entry.number, code, entry.role);
    begin();
  },
  otherNumber() {
    entry.number = undefined;
  },
  async register(vehicle) {
    await session.registerDriver(vehicle);
    begin();
  },
  async ask() {
    await vehicle.tell();
    const from = vehicle.at;
    const to = destination;
    const { request_id: request } = await line.say('finder_update', {
      is_active: true, location: place(from), target_location: place(to),
    });
    if (journey.state === 'idle') {
      journey.asked(request, from, to);
    }
  },
  cancelRequest: () => line.say('finder_update', { is_active: false, request_id: journey.request }),
  centreIsDestination() {
    const { lat, lng } = map.getCenter();
    destination = [lat, lng];
  },
  async start() {
    vehicle.stop();
    await vehicle.tell();
    await line.say('ride_started', { ride_id: journey.ride, location: place(vehicle.at) });
  },
  async arrive() {
    vehicle.stop();
    await vehicle.tell();
    await line.say('ride_arrived', {
      ride_id: journey.ride,
      location: place(vehicle.at),
      ...(isDriver() ? { adjustment_factor: factor } : {}),
    });
    factor = 1;
  },
  cancelRide: () => line.say('ride_cancel', { ride_id: journey.ride }),
  pay() {
    journey.paid = undefined;
    return line.say('payment_processed', { ride_id: journey.ride, payment_id: journey.payment });
  },
  async answer({ match_id: match }, status) {
    await line.say('match_confirm', { match_id: match, status });
    journey.offers.delete(match);
  },
  async changeDuty() {
    await vehicle.tell();
    await line.say('beacon_update', { is_active: !onDuty, location: place(vehicle.at) });
    onDuty = !onDuty;
  },
  driveTo: (where) => vehicle.driveTo(where),
  step: (east, north) => vehicle.step(east, north),
  speed: (speed) => (vehicle.speed = speed),
  factor: (lowered) => (factor = lowered),
}).map(([name, work]) => [name, attempt((...given) => {
  trouble();
  return work(...given);
})]));

const place = ([latitude, longitude]) => ({ latitude, longitude });
const around = (degrees) => degrees + (Math.random() - 0.5) * 2 * START_AROUND;

function begin() {
  if (entry.role === 'DRIVER' && session.role !== 'DRIVER') {
    return;
  }
  vehicle = new Vehicle({ moved: follow, report: (at) => line.report(at) });
  vehicle.beAt(JSON.parse(sessionStorage.getItem(LAST_PLACE)) ?? [around(centre.latitude), around(centre.longitude)]);
  line = new Line(session, { told, linked });
}

/** The map goes where this person goes, and so does the page when it is opened again. */
function follow(at) {
  sessionStorage.setItem(LAST_PLACE, JSON.stringify(at));
  if (!map.getBounds().pad(-0.1).contains(at)) {
    map.panTo(at, { animate: false });
  }
}

const told = attempt(async (event, data) => {
  if (!journey.told(event, data)) {
    return;
  }
  if (event === 'driver_location' && journey.state === 'riding' && !isDriver()) {
    vehicle.beAt(journey.driverAt);
  }
  if (event === 'ride_completed') {
    const { receipt, ride_id: ride } = await session.get(`/rides/${journey.receipt.ride}`);
    journey.receipt = { ...receipt, ride };
    destination = undefined;
  }
  if (event === 'state') {
    onDuty = data.on_duty ?? false;
  }
  if (['ride_pickup', 'state'].includes(event) && journey.ride && !isDriver()) {
    journey.driver = (await session.get(`/rides/${journey.ride}`)).driver;
  }
});

function linked(good, why) {
  byId('link').textContent = why ?? (good ? 'online' : 'connecting');
  byId('link').classList.toggle('good', good);
  if (why === 'signed-out') {
    leave();
  }
}

function leave() {
  line?.hangUp();
  vehicle?.end();
  session.forget();
  location.reload();
}

byId('leave').addEventListener('click', attempt(async () => {
  line?.hangUp();
  await session.leave();
  leave();
}));

map.on('click', ({ latlng: { lat, lng } }) => {
  if (isDriver()) {
    vehicle?.driveTo([lat, lng]);
  } else if (journey.state === 'idle') {
    destination = [lat, lng];
    show();
  }
});

/** Makes the screen anew; whoever was at a control of it is still there. */
function show() {
  const here = document.activeElement;
  const at = byId('screen').contains(here) ? [...byId('screen').querySelectorAll('button, input, select')].indexOf(here) : -1;
  const words = here?.textContent;
  byId('who').textContent = session.isOpen ? session.role.toLowerCase() : '';
  byId('leave').hidden = !session.isOpen;
  byId('screen').replaceChildren(...screen());
  announce(byId('screen').querySelector('h2').textContent);
  if (at >= 0) {
    const controls = [...byId('screen').querySelectorAll('button, input, select')];
    (controls.find((control) => words && control.textContent === words) ?? controls[Math.min(at, controls.length - 1)])?.focus();
  }
}

/** Says where things are to who cannot see it, and only when it has changed. */
function announce(heading) {
  if (byId('news').textContent !== heading) {
    byId('news').textContent = heading;
  }
}

function screen() {
  if (!session.isOpen) {
    return screens.signIn(actions, entry);
  }
  if (!vehicle) {
    return screens.registration(actions);
  }
  return isDriver()
    ? screens.driver(actions, { journey, onDuty, vehicle, factor, seconds: (until) => Math.max(0, Math.round((until - Date.now()) / 1_000)) })
    : screens.passenger(actions, { journey, destination });
}

// Distances and times to answer change by themselves.
setInterval(() => {
  if (isDriver() && vehicle && (vehicle.isDriving || journey.offers.size)) {
    journey.offers.forEach(({ until }, match) => until < Date.now() && journey.offers.delete(match));
    show();
  }
}, 1_000);

if (session.isOpen) {
  entry.role = session.role;
  begin();
}
show();
