// Publishes an event in each mode, reads those of a subject, and sends the event to a function, all by the official SDK
// and client; prints what it read and what the function replied as JSON.
//
// node interop.js NATS_URL STREAM SUBJECT_TO_WRITE SUBJECT_TO_READ FUNCTION_URL EVENT

import { jetstream } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import { CloudEvent, HTTP } from 'cloudevents';

const [url, stream, write, read, functionUrl, json] = process.argv.slice(2);
const event = (suffix) => new CloudEvent({ ...JSON.parse(json), id: `${JSON.parse(json).id}-js-${suffix}` });

const address = new URL(url);
const connection = await connect({
  servers: address.host,
  user: decodeURIComponent(address.username) || undefined,
  pass: decodeURIComponent(address.password) || undefined,
});
const js = jetstream(connection);

async function publish(message, type) {
  const carried = headers();
  for (const [name, value] of Object.entries(message.headers)) {
    // The binding for NATS has an attribute for it, and keeps Content-Type for the structured mode.
    carried.set(name === 'content-type' && type === 'binary' ? 'ce-datacontenttype' : name, value);
  }
  await js.publish(write, message.body, { headers: carried });
}

await publish(HTTP.binary(event('binary')), 'binary');
await publish(HTTP.structured(event('structured')), 'structured');

function parsed(message) {
  const found = {};
  for (const name of message.headers.keys()) {
    found[name.toLowerCase()] = message.headers.get(name);
  }
  found['content-type'] ??= found['ce-datacontenttype'];
  delete found['ce-datacontenttype'];
  return HTTP.toEvent({ headers: found, body: message.string() }).toJSON();
}

const events = [];
const consumer = await js.consumers.get(stream, { filter_subjects: [read] });
for await (const message of await consumer.fetch({ max_messages: 2, expires: 20_000 })) {
  events.push(parsed(message));
}

async function replyTo(message) {
  const response = await fetch(functionUrl, { method: 'POST', headers: message.headers, body: message.body });
  const reply = HTTP.toEvent({ headers: Object.fromEntries(response.headers), body: await response.text() });
  return reply.toJSON();
}

const replies = [await replyTo(HTTP.binary(event('posted'))), await replyTo(HTTP.structured(event('posted')))];

await connection.close();
console.log(JSON.stringify({ events, replies }));
