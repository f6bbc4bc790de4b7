// How things are written.
const rupiahFormat = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const rupiah = (amount) => rupiahFormat.format(amount);
export const time = (when) => clock.format(when);
export const shortId = (id) => id.slice(0, 8);

export const metres = (distance) =>
  distance < 1000 ? `${Math.round(distance)} m` : `${(distance / 1000).toFixed(2)} km`;

export const seconds = (milliseconds) => `${Math.max(0, Math.round(milliseconds / 1000))} s`;

/** An element with properties and children; text stays text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
