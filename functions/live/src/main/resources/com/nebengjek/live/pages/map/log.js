// The log of events: newest first, filtered by words; rows are made once a frame at most.
import { element, shortId, time } from '/live/shared/format.js';

const MOST_ROWS = 250;
const MOST_KEPT = 3_000;

export function createLog({ list, filter, pause, rate }, chosen) {
  let kept = [];
  let fresh = [];
  let counted = { at: performance.now(), count: undefined };

  const words = () => filter.value.toLowerCase().split(/\s+/).filter((word) => word);
  const matches = (event, wanted) => wanted.every((word) => textOf(event).includes(word));
  const row = (event) => {
    const button = element('button', { type: 'button' },
      element('time', { dateTime: event.time }, event.time ? time(new Date(event.time)) : ''),
      element('span', {}, event.kind),
      element('span', { className: 'id' }, shortId(subjectOf(event))));
    button.addEventListener('click', () => chosen(event));
    return element('li', {}, button);
  };

  const show = () => {
    const wanted = words();
    list.replaceChildren(...kept.filter((event) => matches(event, wanted)).slice(-MOST_ROWS).reverse().map(row));
  };

  const update = () => {
    if (fresh.length && pause.ariaPressed !== 'true') {
      const wanted = words();
      const rows = fresh.filter((event) => matches(event, wanted)).slice(-MOST_ROWS).reverse().map(row);
      fresh = [];
      list.prepend(...rows);
      while (list.childElementCount > MOST_ROWS) {
        list.lastElementChild.remove();
      }
    }
  };

  filter.addEventListener('input', show);
  pause.addEventListener('click', () => {
    const paused = pause.ariaPressed !== 'true';
    pause.ariaPressed = String(paused);
    pause.textContent = paused ? 'Go on' : 'Pause';
    update();
  });

  return {
    present(events) {
      kept = events.filter(isWorthReading).slice(-MOST_KEPT);
      fresh = [];
      show();
    },
    news(events, count) {
      const worth = events.filter(isWorthReading);
      kept.push(...worth);
      kept.splice(0, Math.max(0, kept.length - MOST_KEPT));
      fresh.push(...worth);
      const now = performance.now();
      if (now - counted.at > 1_000) {
        if (counted.count !== undefined) {
          rate.textContent = `${Math.round(((count - counted.count) * 1_000) / (now - counted.at))}/s`;
        }
        counted = { at: now, count };
      }
    },
    update,
  };
}

const isWorthReading = (event) => event.kind !== 'location.aggregate';
const subjectOf = ({ data }) =>
  data.ride_id ?? data.ride?.ride_id ?? data.match_id ?? data.request_id ?? data.user_id ?? data.passenger_id ?? '';
const textOf = (event) => (event.text ??= `${event.kind} ${JSON.stringify(event.data)}`.toLowerCase());
