// What operators see of the message system, and do: asks the API every two seconds, with the key that they give.
import { api, forgetKey, hasKey, keepKey } from './api.js';
import { drawChart, drawDead, drawEndpoints, drawFigures, drawStates, drawWorker } from './drawing.js';

const EVERY_MS = 2000;
const PAGE = 20;
const MOST_SHOWN = 100;
const SAMPLES = 60;

const $ = (id) => document.getElementById(id);
const rates = [];
let shown = PAGE;
let last = null;
let timer = 0;

$('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  keepKey($('key').value);
  $('key').value = '';
  start();
});
$('leave').addEventListener('click', () => {
  forgetKey();
  stop();
});
$('toggle').addEventListener('click', () => act($('toggle'), async () => {
  const { workerStatus } = await api('POST', '/toggle-worker', { workerStatus: !last.status.worker });
  tell(workerStatus ? 'Sending goes on' : 'Sending is paused');
}));
$('more').addEventListener('click', () => {
  shown = Math.min(MOST_SHOWN, shown + PAGE);
  refresh();
});
$('replay-all').addEventListener('click', () => act($('replay-all'), async () => {
  const { count } = await api('POST', '/messages/replay', { dry_run: true });
  if (await sure(`Replay ${count.toLocaleString('en')} dead messages?`)) {
    const replayed = await api('POST', '/messages/replay', {});
    tell(`${replayed.count.toLocaleString('en')} messages are sent again`);
  }
}));
$('dead').addEventListener('click', (event) => {
  const button = event.target.closest('button[data-replay]');
  if (button) {
    act(button, async () => {
      await api('POST', `/messages/${button.dataset.replay}/replay`);
      tell('The message is sent again');
    });
  }
});
$('endpoints').addEventListener('click', (event) => {
  const button = event.target.closest('button[data-endpoint]');
  if (button) {
    act(button, async () => {
      const running = button.dataset.do === 'resume';
      if (button.dataset.do === 'enable') {
        await api('PATCH', `/endpoints/${button.dataset.endpoint}`, { enabled: true });
      } else {
        await api('POST', `/endpoints/${button.dataset.endpoint}/toggle-worker`, { workerStatus: running });
      }
      tell(`${button.dataset.name}: done`);
    });
  }
});

if (location.hash.startsWith('#nj_')) {
  keepKey(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
}
start();

function start() {
  $('sign-in').hidden = hasKey();
  $('leave').hidden = !hasKey();
  if (hasKey()) {
    refresh();
  } else {
    $('key').focus();
  }
}

function stop(why) {
  clearTimeout(timer);
  last = null;
  $('view').hidden = true;
  $('link').textContent = '';
  trouble(why);
  start();
}

/** Does what a button says, once at a time, and shows what came of it. */
async function act(button, work) {
  button.disabled = true;
  try {
    await work();
    await refresh();
  } catch (fault) {
    refused(fault);
  } finally {
    button.disabled = false;
  }
}

async function refresh() {
  clearTimeout(timer);
  try {
    const [status, endpoints, dead] = await Promise.all([
      api('GET', '/status'), api('GET', '/endpoints'), api('GET', `/messages?state=DEAD&limit=${shown}`)]);
    trouble('');
    draw({ status, endpoints: endpoints.endpoints, dead });
    $('link').textContent = `as of ${new Date().toLocaleTimeString()}`;
  } catch (fault) {
    refused(fault);
  }
  if (hasKey()) {
    timer = setTimeout(refresh, EVERY_MS);
  }
}

function refused(fault) {
  if (fault.status === 401 || fault.status === 403) {
    forgetKey();
    stop(fault.message);
  } else {
    trouble(fault.message);
  }
}

function draw(state) {
  rates.push(state.status.last_minute.per_second);
  rates.splice(0, rates.length - SAMPLES);
  last = state;
  drawWorker($('worker'), $('worker-since'), $('toggle'), state.status);
  drawFigures($('figures'), state.status);
  drawChart($('chart'), rates);
  drawStates($('states'), state.status.states);
  drawEndpoints($('endpoints'), state.endpoints, state.status.failing);
  drawDead($('dead'), state.dead.messages);
  $('more').hidden = !state.dead.next || shown >= MOST_SHOWN;
  const count = state.status.states.DEAD;
  $('replay-all').hidden = count === 0;
  $('replay-all').textContent = `Replay all ${count.toLocaleString('en')}`;
  $('view').hidden = false;
}

function tell(what) {
  $('news').textContent = what;
}

function trouble(what) {
  $('trouble').textContent = what ?? '';
  $('trouble').hidden = !what;
}

function sure(question) {
  const dialog = $('sure');
  $('question').textContent = question;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}
