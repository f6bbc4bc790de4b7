// The live map: a feed, what it says of the city, and four views of that.
import { createMap, settings } from '/live/shared/basemap.js';
import { element } from '/live/shared/format.js';
import { City } from '/live/map/city.js';
import { drawCity } from '/live/map/drawing.js';
import { watch } from '/live/map/feed.js';
import { createLog } from '/live/map/log.js';
import { createStory } from '/live/map/story.js';

const byId = (id) => document.getElementById(id);

const city = new City();
const selection = {};
const choose = ({ trip, driver, group }) => {
  Object.assign(selection, { trip, driver, group });
  counts.forEach(({ button }) => (button.ariaPressed = String(Boolean(group) && button === group.button)));
  story.update();
  if (trip || driver || group) {
    byId('story').focus({ preventScroll: true });
  }
};

const map = createMap(byId('map'), await settings());
const drawing = drawCity(map, city, selection);
map.on('click', ({ containerPoint }) => choose(drawing.at(containerPoint)));
addEventListener('keydown', ({ key }) => key === 'Escape' && choose({}));

const story = createStory(byId('story'), city, selection, choose);
const log = createLog(
  { list: byId('log'), filter: byId('filter'), pause: byId('pause'), rate: byId('rate') },
  (event) => choose({ trip: city.tripOf(event), driver: city.drivers.get(event.data.user_id) }));

const driversWho = (state) => () => [...city.drivers.values()].filter((driver) => driver.at && city.stateOf(driver) === state);
const tripsThat = (...states) => () => [...city.trips].filter((trip) => states.includes(trip.state));
const counts = [
  { mark: 'free', label: 'free', members: driversWho('free') },
  { mark: 'offered', label: 'offered', members: driversWho('offered') },
  { mark: 'pickup', label: 'to pickup', members: driversWho('pickup') },
  { mark: 'riding', label: 'riding', members: driversWho('riding') },
  { mark: 'asking', label: 'requests', members: tripsThat('asking') },
  { mark: 'paying', label: 'to pay', members: tripsThat('paying') },
  { mark: 'done', label: 'paid', members: tripsThat('completed'), count: () => city.completed },
  { mark: 'off', label: 'off duty', members: driversWho('off') },
].map(createCount);

function createCount(group) {
  const figure = element('b', {}, '0');
  const button = element('button', { type: 'button', ariaPressed: 'false' },
    figure, element('span', {}, element('i', { className: `mark ${group.mark}`, ariaHidden: 'true' }), group.label));
  const count = { ...group, figure, button };
  button.addEventListener('click', () => choose(selection.group === count ? {} : { group: count }));
  byId('counts').append(button);
  return count;
}

function showCounts() {
  for (const { figure, members, count } of counts) {
    const now = String(count ? count() : members().length);
    if (figure.textContent !== now) {
      figure.textContent = now;
    }
  }
}

setInterval(() => {
  city.forget(performance.now(), selection.trip ?? selection.driver);
  showCounts();
  story.update();
}, 250);

const frame = () => {
  log.update();
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);

const told = (name, batch) => {
  const now = performance.now();
  if (name === 'present') {
    choose({});
    city.present(batch, now);
    log.present(batch.events);
  } else {
    city.news(batch, now);
    log.news(batch.events, batch.count);
  }
  seeWhole();
};

let seenWhole = false;

/** Once: later the map is where the person has put it. */
function seeWhole() {
  const places = [...city.drivers.values()].filter((driver) => driver.at).map((driver) => driver.at);
  if (!seenWhole && places.length) {
    seenWhole = true;
    map.fitBounds(places, { padding: [30, 30], maxZoom: 16 });
  }
}

const linked = (good) => {
  byId('link').classList.toggle('good', good);
  byId('link').textContent = good ? 'live' : 'connecting again';
};

function ask(why) {
  byId('link').textContent = why;
  byId('ask').showModal();
  byId('ask').addEventListener('close', () => begin(byId('token').value.trim()), { once: true });
}

function begin(token) {
  watch(token, { told, linked, refused: () => ask('the token is not good') });
}

const token = decodeURIComponent(location.hash.slice(1));
if (token) {
  begin(token);
} else {
  ask('waiting for a token');
}
