// Shows an AsyncAPI 3 document: each channel with its messages, who sends and who receives it, and the rules of its data.

const documents = {};
const main = document.querySelector('#document');
const find = document.querySelector('#find');

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Text in which `code` stands between backticks. */
function prose(text, attributes = {}) {
  const parts = text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));
  return element('p', attributes, ...parts);
}

function resolve(api, node) {
  if (!node?.$ref) {
    return node;
  }
  const target = node.$ref.slice(2).split('/').reduce((at, key) => at[key], api);
  return resolve(api, target);
}

async function load(name) {
  documents[name] ??= await (await fetch(`/docs/events/${name}.json`)).json();
  return documents[name];
}

function rules(schema) {
  const said = [];
  if (schema.description) said.push(schema.description);
  if (schema.const !== undefined) said.push(`always ${schema.const}`);
  if (schema.enum) said.push(schema.enum.join(', '));
  if (schema.minimum !== undefined) said.push(`at least ${schema.minimum}`);
  if (schema.exclusiveMinimum !== undefined) said.push(`more than ${schema.exclusiveMinimum}`);
  if (schema.maximum !== undefined) said.push(`at most ${schema.maximum}`);
  if (schema.maxLength !== undefined) said.push(`at most ${schema.maxLength} characters`);
  return said.join('; ');
}

function rows(schema, prefix = '') {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name);
    const row = element('tr', {},
      element('td', {}, element('code', {}, prefix + name)),
      element('td', {}, property.format ?? property.type ?? ''),
      element('td', {}, required ? 'yes' : 'no'),
      element('td', {}, rules(property)));
    return [row, ...rows(property, `${prefix}${name}.`), ...rows(property.items ?? {}, `${prefix}${name}[].`)];
  });
}

function table(schema) {
  const head = element('tr', {}, ...['field', 'type', 'required', 'rules'].map((text) => element('th', { scope: 'col' }, text)));
  return element('div', { className: 'wide' },
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows(schema))));
}

function details(summary, value) {
  return value
    ? element('details', {}, element('summary', {}, summary), element('pre', {}, JSON.stringify(value, null, 2)))
    : null;
}

/** Of a frame or an event, its data; the rest of it is the same everywhere. */
function data(payload) {
  const wrapped = payload.properties?.event?.const ?? payload.properties?.specversion;
  return wrapped ? payload.properties.data : payload;
}

function message(api, name, reference, known) {
  const said = resolve(api, reference);
  return element('section', {},
    element('h3', {}, said.name ?? name),
    said.summary && said.summary !== known ? prose(said.summary) : null,
    said.description ? prose(said.description, { className: 'facts' }) : null,
    table(data(said.payload)),
    details('Example', said.examples?.[0]?.payload));
}

function parties(api, channel, action) {
  const names = Object.entries(api.operations)
    .filter(([, operation]) => operation.action === action && operation.channel.$ref === `#/channels/${channel}`)
    .map(([name]) => name.split('.')[0]);
  return [...new Set(names)].join(', ');
}

function facts(api, name, channel) {
  const senders = parties(api, name, 'send');
  const receivers = parties(api, name, 'receive');
  return [
    channel['x-stream'] ? `stream ${channel['x-stream']}` : 'no stream keeps it',
    senders ? `from ${senders}` : null,
    receivers ? `to ${receivers}` : null,
  ].filter(Boolean).join(' · ');
}

function article(api, name, channel, showFacts) {
  const made = element('article', { id: name },
    element('h2', {}, channel.address),
    prose(channel.description ?? ''),
    showFacts ? element('p', { className: 'facts' }, facts(api, name, channel)) : null,
    ...Object.entries(channel.messages ?? {}).map(([key, reference]) => message(api, key, reference, channel.description)));
  return made;
}

function filter() {
  const wanted = find.value.trim().toLowerCase();
  const has = (node) => node.textContent.toLowerCase().includes(wanted);
  for (const shown of main.querySelectorAll('article')) {
    shown.hidden = !has(shown);
    const named = has(shown.querySelector('h2'));
    shown.querySelectorAll('section').forEach((section) => { section.hidden = !named && !has(section); });
  }
}

async function show() {
  const name = location.hash === '#websocket' ? 'websocket' : 'nats';
  const api = await load(name);
  document.querySelectorAll('nav a').forEach((link) => {
    link.toggleAttribute('aria-current', link.getAttribute('href') === `#${name}`);
  });
  main.replaceChildren(
    prose(api.info.description),
    ...Object.entries(api.channels).map(([key, channel]) => article(api, key, channel, name === 'nats')));
  filter();
}

find.addEventListener('input', filter);
addEventListener('hashchange', show);
show().catch((fault) => main.replaceChildren(element('p', {}, `The documents cannot be shown: ${fault.message}`)));
