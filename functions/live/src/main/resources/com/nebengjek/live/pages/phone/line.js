// The line to the edge: a socket that comes back by itself, with what was missed, until it is hung up.
const LONGEST_WAIT = 8_000;
const LONGEST_TO_STORE = 3_000;
const NO_EVENTS = new Set(['confirmed', 'location_stored', 'driver_location', 'resumed', 'state', 'error']);
const GONE_FOR_GOOD = new Map([
  [4409, 'Another window has taken over this phone.'],
]);

export class Line {
  #session;
  #told;
  #linked;
  #socket;
  #wait = 300;
  #lastEvent;
  #unanswered = new Map();
  #unstored = new Map();
  #seen = new Set();
  #hungUp = false;

  /**
   * Asks at once what is open; of what happens after that nothing is missed, or the edge says again what is open.
   *
   * @param told called with (event, data) of every frame that tells something
   * @param linked called with whether there is a connection, and why not
   */
  constructor(session, { told, linked }) {
    this.#session = session;
    this.#told = told;
    this.#linked = linked;
    this.#open();
    this.say('state', {}).catch(({ message }) => linked(true, message));
  }

  /** Says something; done when it is published, and fails with the edge's words when it is refused. */
  say(event, data) {
    const id = crypto.randomUUID();
    const text = JSON.stringify({ event, id, data });
    const answer = new Promise((done, failed) => this.#unanswered.set(id, { text, done, failed }));
    this.#send(text);
    return answer;
  }

  /** Tells a position; done when it is stored, or when that takes so long that the next one will say more. */
  report([latitude, longitude]) {
    const id = crypto.randomUUID();
    const location = { latitude, longitude, timestamp: new Date().toISOString() };
    this.#send(JSON.stringify({ event: 'location_update', id, data: { location } }));
    return new Promise((done) => {
      this.#unstored.set(id, done);
      setTimeout(done, LONGEST_TO_STORE);
    }).finally(() => this.#unstored.delete(id));
  }

  hangUp() {
    this.#hungUp = true;
    this.#socket?.close();
  }

  async #open() {
    try {
      const ticket = await this.#session.ticket();
      const resumed = this.#lastEvent ? `&last_event_id=${encodeURIComponent(this.#lastEvent)}` : '';
      const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws?ticket=${ticket}${resumed}`, 'nebengjek.v1');
      socket.addEventListener('open', () => this.#opened(socket));
      socket.addEventListener('message', ({ data }) => this.#received(JSON.parse(data)));
      socket.addEventListener('close', ({ code }) => this.#closed(code));
    } catch (fault) {
      this.#closed(fault.status === 401 ? 4401 : 0);
    }
  }

  #opened(socket) {
    this.#socket = socket;
    this.#wait = 300;
    this.#linked(true);
    this.#unanswered.forEach(({ text }) => socket.send(text));
  }

  #closed(code) {
    this.#socket = undefined;
    if (this.#hungUp) {
      return;
    }
    if (code === 4401) {
      this.#linked(false, 'signed-out');
    } else if (GONE_FOR_GOOD.has(code)) {
      this.#linked(false, GONE_FOR_GOOD.get(code));
    } else {
      this.#linked(false);
      setTimeout(() => this.#hungUp || this.#open(), this.#wait * (0.5 + Math.random()));
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
  }

  #send(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(text);
    }
  }

  #received({ event, id, data }) {
    const waiting = this.#unanswered.get(id);
    if (waiting && event === 'error') {
      this.#unanswered.delete(id);
      waiting.failed(new Error(data.message));
    } else if (waiting) {
      this.#unanswered.delete(id);
      waiting.done(data);
    } else if (event === 'location_stored') {
      this.#unstored.get(id)?.();
    } else if (NO_EVENTS.has(event)) {
      this.#told(event, data);
    } else if (!this.#seen.has(id)) {
      this.#seen.add(id);
      this.#lastEvent = id;
      this.#told(event, data);
    }
  }
}
