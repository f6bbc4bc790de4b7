// Talks to the edge with the ws library, as an app would, and prints what it saw as one line of JSON.
// node client.js URL TOKEN SCENARIO
import WebSocket from 'ws';

const [url, token, scenario] = process.argv.slice(2);
const here = { latitude: -6.2, longitude: 106.8166 };

function connect(protocol, query = '') {
  const socket = new WebSocket(url + query, protocol, { headers: { Authorization: `Bearer ${token}` } });
  const frames = [];
  const waiting = [];
  const seen = { pings: 0 };
  socket.on('message', (data, isBinary) => {
    const frame = JSON.parse(data.toString());
    frame.wasBinary = isBinary;
    waiting.length > 0 ? waiting.shift()(frame) : frames.push(frame);
  });
  socket.on('ping', () => seen.pings++);
  return {
    socket,
    seen,
    open: () => new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject)),
    next: () => (frames.length > 0 ? Promise.resolve(frames.shift()) : new Promise((resolve) => waiting.push(resolve))),
    send: (value) => socket.send(typeof value === 'string' ? value : JSON.stringify(value)),
    closed: () => new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))),
  };
}

const scenarios = {
  async conversation() {
    const client = connect('nebengjek.v1');
    await client.open();
    client.send({ event: 'beacon_update', id: 'one', data: { is_active: true, location: here } });
    const confirmed = await client.next();
    client.send('{');
    const error = await client.next();
    const told = await client.next();
    const closed = client.closed();
    client.socket.close(1000);
    return { protocol: client.socket.protocol, confirmed, error, told, closed: await closed };
  },
  async fragments() {
    const client = connect('nebengjek.v1');
    await client.open();
    const text = JSON.stringify({ event: 'location_update', id: 'parts', data: { location: here } });
    client.socket.send(text.slice(0, 20), { fin: false });
    client.socket.ping();
    client.socket.send(text.slice(20), { fin: true });
    return { confirmed: await client.next() };
  },
  async binary() {
    const client = connect('nebengjek.v1');
    await client.open();
    client.socket.send(Buffer.from(JSON.stringify({ event: 'state', id: 'bytes', data: {} })));
    return { confirmed: await client.next() };
  },
  async tooLong() {
    const client = connect('nebengjek.v1');
    await client.open();
    const closed = client.closed();
    client.send(JSON.stringify({ event: 'state', id: 'x', data: { filler: 'x'.repeat(100_000) } }));
    return { closed: await closed };
  },
  async pings() {
    const client = connect('nebengjek.v1');
    await client.open();
    while (client.seen.pings < 2) {
      await new Promise((resolve) => client.socket.once('ping', resolve));
    }
    client.send({ event: 'state', id: 'still', data: {} });
    return { pings: client.seen.pings, confirmed: await client.next() };
  },
  async cloudEvents() {
    const client = connect('cloudevents.json');
    await client.open();
    const subject = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub;
    client.send({
      specversion: '1.0',
      id: 'one',
      source: '/phone',
      type: 'com.nebengjek.user.state-asked.v1',
      data: { user_id: subject },
    });
    return { protocol: client.socket.protocol, confirmed: await client.next() };
  },
};

const timer = setTimeout(() => {
  console.error(`${scenario}: nothing more came`);
  process.exit(1);
}, 60_000);
const result = await scenarios[scenario]();
console.log(JSON.stringify(result));
clearTimeout(timer);
process.exit(0);
