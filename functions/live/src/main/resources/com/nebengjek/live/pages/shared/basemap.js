// The ground: pictures of the streets where a tile server is configured, and a grid of blocks where none is.
import * as L from '/live/leaflet/leaflet-src.esm.js';

const METRES_PER_DEGREE = 111_195;

/** How the server wants pages to look: tiles and centre. */
export const settings = () => fetch('/live/settings').then((answer) => answer.json());

export function createMap(element, { tiles, centre }, zoom = 14) {
  const map = L.map(element, {
    zoomAnimation: false,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: tiles.url ? 1 : 0.25,
    maxZoom: 19,
    minZoom: 11,
  }).setView([centre.latitude, centre.longitude], zoom);
  L.control.zoom({ position: 'topleft' }).addTo(map);
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  if (tiles.url) {
    const text = document.createElement('span');
    text.textContent = tiles.attribution;
    L.control.attribution({ prefix: false }).addTo(map);
    L.tileLayer(tiles.url, { attribution: text.innerHTML, maxZoom: 19 }).addTo(map);
  } else {
    drawBlocks(map, centre);
  }
  return map;
}

/** A canvas over the map that is as large and as sharp as the map is. */
export function createCanvas(map, name) {
  const canvas = L.DomUtil.create('canvas', name, map.getContainer());
  const pen = canvas.getContext('2d');
  const fit = () => {
    const { x, y } = map.getSize();
    canvas.width = x * devicePixelRatio;
    canvas.height = y * devicePixelRatio;
    canvas.style.width = `${x}px`;
    canvas.style.height = `${y}px`;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  };
  fit();
  map.on('resize', fit);
  return { pen, clear: () => pen.clearRect(0, 0, canvas.width, canvas.height) };
}

/** The colours of the style sheet, read again when the person changes between light and dark. */
export function palette() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colours = {};
  const read = () => {
    for (const name of ['ground', 'panel', 'text', 'quiet', 'accent', 'street', 'main-street', 'warning']) {
      probe.style.color = `var(--${name})`;
      colours[name] = getComputedStyle(probe).color;
    }
  };
  read();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read);
  return colours;
}

function drawBlocks(map, { latitude, longitude, block }) {
  const { pen, clear } = createCanvas(map, 'ground');
  const colours = palette();
  const stepNorth = block / METRES_PER_DEGREE;
  const stepEast = stepNorth / Math.cos((latitude * Math.PI) / 180);

  const lines = (from, to, centre, step, draw) => {
    for (let line = Math.ceil((from - centre) / step); centre + line * step <= to; line++) {
      draw(centre + line * step, line % 5 === 0);
    }
  };
  const stroke = (main, x1, y1, x2, y2, width) => {
    pen.strokeStyle = main ? colours['main-street'] : colours.street;
    pen.lineWidth = main ? width * 1.6 : width;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  };

  const draw = () => {
    clear();
    const bounds = map.getBounds();
    const { x: width, y: height } = map.getSize();
    const pixels = map.latLngToContainerPoint([latitude + stepNorth, longitude]).distanceTo(
      map.latLngToContainerPoint([latitude, longitude]));
    if (pixels < 8) {
      return;
    }
    const street = Math.min(9, Math.max(1, pixels / 14));
    for (const mainStreets of [false, true]) {
      lines(bounds.getWest(), bounds.getEast(), longitude, stepEast, (east, main) => {
        if (main === mainStreets) {
          const { x } = map.latLngToContainerPoint([latitude, east]);
          stroke(main, x, 0, x, height, street);
        }
      });
      lines(bounds.getSouth(), bounds.getNorth(), latitude, stepNorth, (north, main) => {
        if (main === mainStreets) {
          const { y } = map.latLngToContainerPoint([north, longitude]);
          stroke(main, 0, y, width, y, street);
        }
      });
    }
  };
  draw();
  map.on('move zoom resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => requestAnimationFrame(draw));
}
