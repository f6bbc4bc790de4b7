// The people of the city on a canvas: one drawing a frame, however much has happened.
import { createCanvas, palette } from '/live/shared/basemap.js';
import { positionOf } from '/live/map/city.js';

const TOUCH = 16;
const FADE = 4_000;

export function drawCity(map, city, selection) {
  const { pen, clear } = createCanvas(map, 'people');
  const colours = palette();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const ways = new WeakMap();
  const point = (place) => map.latLngToContainerPoint(place);

  const line = (places, { colour, width, dash = [] }) => {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    places.map(point).forEach(({ x, y }, index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.stroke();
    pen.setLineDash([]);
  };

  /** The way so far. It only grows, so what was worked out of it once at this zoom is kept. */
  const way = (trip, width, now) => {
    const zoom = map.getZoom();
    if (ways.get(trip)?.zoom !== zoom) {
      ways.set(trip, { zoom, corners: [] });
    }
    const { corners } = ways.get(trip);
    while (corners.length < trip.path.length) {
      corners.push(map.project(trip.path[corners.length], zoom));
    }
    const { x, y } = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
    const driver = city.drivers.get(trip.driver);
    const isMoving = trip.state === 'riding' && driver?.at;
    pen.strokeStyle = colours.accent;
    pen.lineWidth = width;
    pen.beginPath();
    corners.slice(0, isMoving ? -1 : undefined).forEach((corner) => pen.lineTo(corner.x - x, corner.y - y));
    if (isMoving) {
      const end = point(positionOf(driver, now));
      pen.lineTo(end.x, end.y);
    }
    pen.stroke();
  };

  const disc = ({ x, y }, radius, { fill, stroke, width = 2 }) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    if (fill) {
      pen.fillStyle = fill;
      pen.fill();
    }
    if (stroke) {
      pen.strokeStyle = stroke;
      pen.lineWidth = width;
      pen.stroke();
    }
  };

  const diamond = ({ x, y }, radius, stroke) => {
    pen.beginPath();
    pen.moveTo(x, y - radius);
    pen.lineTo(x + radius, y);
    pen.lineTo(x, y + radius);
    pen.lineTo(x - radius, y);
    pen.closePath();
    pen.fillStyle = colours.panel;
    pen.fill();
    pen.strokeStyle = stroke;
    pen.lineWidth = 2;
    pen.stroke();
  };

  const flag = ({ x, y }, colour) => {
    pen.fillStyle = colour;
    pen.fillRect(x - 4, y - 4, 8, 8);
    pen.fillStyle = colours.panel;
    pen.fillRect(x - 1.5, y - 1.5, 3, 3);
  };

  /** How much is left of the others while somebody looks at one. */
  const others = () => (selection.trip || selection.driver ? 0.35 : 1);

  const trip = (one, now) => {
    const chosen = selection.trip === one;
    const age = one.isOver ? (now - one.ended) / FADE : 0;
    if (age >= 1 && !chosen) {
      return;
    }
    pen.globalAlpha = chosen ? 1 : (1 - age) * others();
    if (chosen && one.pickup && one.destination) {
      line([one.pickup, one.destination], { colour: colours.text, width: 1, dash: [2, 5] });
      flag(point(one.destination), colours.accent);
    }
    if (one.path.length) {
      way(one, chosen ? 5 : 3, now);
    }
    if (one.pickup && one.driver && one.state === 'pickup') {
      const driver = city.drivers.get(one.driver);
      if (driver?.at) {
        line([positionOf(driver, now), one.pickup], { colour: colours.accent, width: 1, dash: [1, 4] });
      }
    }
    if (one.state === 'asking' || chosen) {
      one.offers.forEach((offer) => {
        const driver = city.drivers.get(offer.driver);
        if (offer.state === 'open' && driver?.at && one.pickup) {
          line([positionOf(driver, now), one.pickup], { colour: colours.quiet, width: 1, dash: [1, 4] });
        }
      });
    }
    if (one.pickup && (['asking', 'pickup'].includes(one.state) || chosen)) {
      diamond(point(one.pickup), chosen ? 8 : map.getZoom() < 13.5 ? 4.5 : 6, one.state === 'asking' ? colours.text : colours.accent);
    }
    pen.globalAlpha = 1;
  };

  const driver = (one, now) => {
    if (!one.at) {
      return;
    }
    const at = point(positionOf(one, now));
    const state = city.stateOf(one);
    const size = Math.min(1.3, Math.max(0.65, (map.getZoom() - 10) / 4));
    const alpha = one === selection.driver || (selection.trip && one.trip === selection.trip) ? 1 : others();
    pen.globalAlpha = alpha;
    if (selection.driver === one) {
      disc(at, 13, { stroke: colours.accent, width: 2 });
    }
    switch (state) {
      case 'off':
        pen.globalAlpha = alpha * 0.55;
        disc(at, 3 * size, { fill: colours.quiet });
        break;
      case 'offered':
        pen.globalAlpha = alpha * 0.3;
        disc(at, size * (8 + (calm.matches ? 1 : 2 * Math.sin(now / 200))), { fill: colours.accent });
        pen.globalAlpha = alpha;
        disc(at, 5 * size, { fill: colours.panel, stroke: colours.accent });
        break;
      case 'pickup':
        disc(at, 5 * size, { fill: colours.panel, stroke: colours.accent, width: 3 * size });
        break;
      case 'riding':
        disc(at, 6 * size, { fill: colours.accent, stroke: colours.panel, width: 1.5 });
        break;
      default:
        disc(at, 4.5 * size, { fill: colours.panel, stroke: colours.text });
    }
    pen.globalAlpha = 1;
  };

  const frame = () => {
    const now = performance.now();
    clear();
    city.trips.forEach((one) => trip(one, now));
    city.drivers.forEach((one) => driver(one, now));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  /** Who or what is nearest to a point of the map; nothing when all are too far to be meant. */
  return {
    at(place) {
      const now = performance.now();
      let nearest = { distance: TOUCH };
      const offer = (what, where) => {
        const distance = where ? point(where).distanceTo(place) : TOUCH;
        nearest = distance < nearest.distance ? { ...what, distance } : nearest;
      };
      city.drivers.forEach((one) => offer(one.trip ? { trip: one.trip, driver: one } : { driver: one }, positionOf(one, now)));
      city.trips.forEach((one) => !one.isOver && offer({ trip: one }, one.pickup));
      return nearest;
    },
  };
}
