// What the phone's map shows: oneself, the pickup, the destination, and the other one.
import { createCanvas, palette } from '/live/shared/basemap.js';

export function drawJourney(map, look) {
  const { pen, clear } = createCanvas(map, 'people');
  const colours = palette();

  const label = (place, text, { fill, colour, round = false }) => {
    if (!place) {
      return;
    }
    const { x, y } = map.latLngToContainerPoint(place);
    pen.beginPath();
    if (round) {
      pen.arc(x, y, 8, 0, 2 * Math.PI);
    } else {
      pen.rect(x - 6, y - 6, 12, 12);
    }
    pen.fillStyle = fill;
    pen.fill();
    pen.lineWidth = 2.5;
    pen.strokeStyle = colour;
    pen.stroke();
    pen.font = '600 12px system-ui, sans-serif';
    pen.lineWidth = 4;
    pen.strokeStyle = colours.ground;
    pen.strokeText(text, x + 13, y + 4);
    pen.fillStyle = colours.text;
    pen.fillText(text, x + 13, y + 4);
  };

  const frame = () => {
    clear();
    const { me, pickup, destination, driver } = look();
    if (pickup && destination) {
      pen.setLineDash([3, 6]);
      pen.strokeStyle = colours.quiet;
      pen.lineWidth = 1.5;
      pen.beginPath();
      const [from, to] = [pickup, destination].map((place) => map.latLngToContainerPoint(place));
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.stroke();
      pen.setLineDash([]);
    }
    label(pickup, 'pickup', { fill: colours.panel, colour: colours.accent });
    label(destination, 'destination', { fill: colours.accent, colour: colours.accent });
    label(driver, 'driver', { fill: colours.panel, colour: colours.accent, round: true });
    label(me, 'you', { fill: colours.accent, colour: colours.panel, round: true });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
