// The feed of the city: server-sent events, read with fetch because a browser's EventSource cannot send a token.
const SILENCE = 15_000;
const LONGEST_WAIT = 10_000;

/**
 * Reads the feed until the page is closed, and begins anew whenever it ends.
 *
 * @param told called with (event, batch): once "present" with everything, then "news"
 * @param linked called with true or false, as the connection comes and goes
 * @param refused called when the token is not good; nothing more follows
 */
export async function watch(token, { told, linked, refused }) {
  for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const silence = new AbortController();
    try {
      const answer = await fetch('/live/feed', {
        headers: { Authorization: `Bearer ${token}` },
        signal: silence.signal,
        cache: 'no-store',
      });
      if (answer.status === 401) {
        refused();
        return;
      }
      if (!answer.ok) {
        throw new Error(`the feed answers ${answer.status}`);
      }
      linked(true);
      wait = 500;
      await readEvents(answer.body, silence, told);
    } catch (fault) {
      console.info(`The feed ended (${fault.message}); trying again in ${wait} ms.`);
    }
    linked(false);
    await new Promise((resume) => setTimeout(resume, wait * (0.5 + Math.random())));
  }
}

async function readEvents(body, silence, told) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const timer = setTimeout(() => silence.abort(new Error('silence')), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) {
      throw new Error('closed by the server');
    }
    const events = (text + value).split('\n\n');
    text = events.pop();
    events.forEach((event) => tell(event, told));
  }
}

function tell(event, told) {
  let name = 'message';
  let data = '';
  for (const line of event.split('\n')) {
    if (line.startsWith('event:')) {
      name = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      data += line.slice(5);
    }
  }
  if (data) {
    told(name, JSON.parse(data));
  }
}
