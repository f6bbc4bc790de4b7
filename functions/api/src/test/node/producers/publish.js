// Publishes one event by the official SDK in each mode that it writes, and the batch that HTTP has beside them; prints the
// answers as JSON.
//
// node publish.js URL KEY EVENT        where EVENT is a CloudEvent in JSON, whose id gets the mode added

import { CloudEvent, emitterFor, httpTransport, HTTP, Mode } from 'cloudevents';

const [url, key, json] = process.argv.slice(2);
const event = (id) => new CloudEvent({ ...JSON.parse(json), id: `${JSON.parse(json).id}-${id}` });

async function post(message) {
  const headers = { ...message.headers, 'X-API-Key': key };
  const response = await fetch(url, { method: 'POST', headers, body: message.body });
  return { status: response.status, body: await response.json() };
}

const binary = await post(HTTP.binary(event('binary')));
const structured = await post(HTTP.structured(event('structured')));
const again = await post(HTTP.structured(event('structured')));
const batch = await post({
  headers: { 'content-type': 'application/cloudevents-batch+json' },
  body: JSON.stringify([event('first').toJSON(), event('second').toJSON()]),
});

const emit = emitterFor(httpTransport(url), { mode: Mode.BINARY });
await emit(event('emitted'), { headers: { 'X-API-Key': key } });

console.log(JSON.stringify({ binary, structured, again, batch }));
