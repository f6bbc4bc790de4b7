// Requests to the API, with a key that is kept as long as the tab is open.
const KEY = 'key';
const PATIENCE_MS = 10_000;

export const hasKey = () => sessionStorage.getItem(KEY) !== null;
export const keepKey = (key) => sessionStorage.setItem(KEY, key);
export const forgetKey = () => sessionStorage.removeItem(KEY);

/** The answer; whatever is none is an Error with a status, if there was one. */
export async function api(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: { 'X-API-Key': sessionStorage.getItem(KEY), 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Error('The API does not answer. Trying again…');
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw Object.assign(new Error(told.detail ?? `The API answered ${answer.status}.`), { status: answer.status });
  }
  return told;
}
