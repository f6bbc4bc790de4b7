// Shows what the API says. Lists keep the elements that they have, so that what has the focus keeps it.
const WAITING = ['PENDING', 'QUEUED', 'SENDING', 'RETRY'];

export function drawWorker(state, since, toggle, status) {
  state.textContent = status.worker ? 'Messages are sent.' : 'Paused: nothing is sent.';
  state.className = status.worker ? '' : 'warning';
  const by = status.changed_by ? ` by ${status.changed_by}` : '';
  since.textContent = `since ${time(status.changed_at)}${by}`;
  toggle.textContent = status.worker ? 'Pause sending' : 'Resume sending';
}

export function drawFigures(list, status) {
  const away = Object.entries(status.dependencies).filter(([, word]) => word !== 'UP').map(([name]) => name);
  figures(list, [
    ['Sent a second', status.last_minute.per_second.toLocaleString('en')],
    ['Half within', millis(status.last_minute.p50_ms)],
    ['99 % within', millis(status.last_minute.p99_ms)],
    ['Due', number(status.due), status.lag_seconds > 60],
    ['Oldest due', `${status.lag_seconds.toFixed(1)} s`, status.lag_seconds > 60],
    ['No endpoint', number(status.unroutable), status.unroutable > 0],
    ['Waiting for room', number(status.crowded)],
    ['Servers', away.length === 0 ? 'all up' : `down: ${away.join(', ')}`, away.length > 0],
  ]);
}

export function drawStates(list, states) {
  figures(list, [...WAITING, 'SENT', 'DEAD', 'CANCELLED', 'EXPIRED']
    .map((state) => [state.toLowerCase(), number(states[state] ?? 0), state === 'DEAD' && states[state] > 0]));
}

export function drawChart(svg, rates) {
  const most = Math.max(1, ...rates);
  const points = rates.map((rate, i) => `${(300 * (i + 60 - rates.length)) / 59},${58 - (54 * rate) / most}`).join(' ');
  const line = svg.firstElementChild ?? svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'polyline'));
  line.setAttribute('points', points);
}

export function drawEndpoints(list, endpoints, failing) {
  const faults = new Map(failing.map((endpoint) => [endpoint.id, endpoint]));
  rows(list, endpoints, 'There is no endpoint: POST /endpoints adds one.', (endpoint) => {
    const fault = faults.get(endpoint.id);
    const word = condition(endpoint, fault);
    const act = endpoint.enabled ? (endpoint.paused ? 'resume' : 'pause') : 'enable';
    const button = element('button', { type: 'button', 'data-endpoint': endpoint.id, 'data-do': act, 'data-name': endpoint.name,
      'aria-label': `${act} ${endpoint.name}` }, act[0].toUpperCase() + act.slice(1));
    return [
      element('span', { class: 'what' }, element('b', {}, endpoint.name), ' ', element('span', { class: 'quiet' }, endpoint.channel ?? 'what no other takes'), element('br'), element('code', {}, endpoint.url)),
      element('span', word === 'well' ? { class: 'quiet' } : { class: 'warning' }, word),
      button,
    ];
  });
}

function condition(endpoint, fault) {
  if (!endpoint.enabled) {
    return `disabled${endpoint.disabled_reason ? `: ${endpoint.disabled_reason}` : ''}`;
  }
  if (endpoint.paused) {
    return 'paused';
  }
  return fault ? `${number(fault.failures)} failures${fault.failing_since ? ` since ${time(fault.failing_since)}` : ''}${fault.open_until ? ', not tried for now' : ''}` : 'well';
}

export function drawDead(list, messages) {
  rows(list, messages, 'None.', (message) => [
    element('span', { class: 'what' },
      element('b', {}, message.to), ' ', element('span', { class: 'quiet' }, `${message.channel}, ${number(message.attempts)} attempts`),
      element('br'), message.reason ?? '', element('br'),
      element('span', { class: 'quiet' }, element('span', { class: 'id' }, message.id), ` of ${time(message.created_at)}`)),
    element('button', { type: 'button', 'data-replay': message.id, 'aria-label': `Replay the message to ${message.to}` }, 'Replay'),
  ]);
}

function figures(list, entries) {
  entries.forEach(([name, value, isBad], i) => {
    const group = list.children[i] ?? list.appendChild(element('div', {}, element('dt'), element('dd')));
    group.className = isBad ? 'warning' : '';
    group.firstElementChild.textContent = name;
    group.lastElementChild.textContent = value;
  });
}

/** A row for each, kept while nothing about it changes. */
function rows(list, entries, none, cells) {
  const before = new Map([...list.children].map((row) => [row.dataset.id, row]));
  const after = entries.map((entry) => {
    const id = entry.id;
    const fresh = element('li', { 'data-id': id }, ...cells(entry));
    const old = before.get(id);
    return old && old.innerHTML === fresh.innerHTML ? old : fresh;
  });
  if (after.length === 0) {
    after.push(element('li', { class: 'quiet' }, none));
  }
  if (after.length !== list.children.length || after.some((row, i) => row !== list.children[i])) {
    const focused = document.activeElement?.closest('li')?.dataset.id;
    const lost = list.contains(document.activeElement);
    list.replaceChildren(...after);
    if (lost) {
      (after.find((row) => row.dataset.id === focused) ?? after[0]).querySelector('button')?.focus();
    }
  }
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

const number = (value) => value.toLocaleString('en');
const millis = (value) => (value < 10_000 ? `${Math.round(value).toLocaleString('en')} ms` : `${(value / 1000).toFixed(0)} s`);
const time = (text) => new Date(text).toLocaleString([], { dateStyle: 'short', timeStyle: 'medium' });
