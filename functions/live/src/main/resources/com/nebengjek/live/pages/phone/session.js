// Who this tab is: signed in over HTTP, kept until the tab is closed. Two tabs can be two people.
const KEPT = 'nebengjek.session';
const RENEW_BEFORE = 60_000;

/** What the server has said no to, in its words. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The server answers ${status}.`);
    this.status = status;
  }
}

export class Session {
  #tokens = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');

  get isOpen() {
    return this.#tokens !== null;
  }

  get user() {
    return this.#tokens.user_id;
  }

  get role() {
    return this.#tokens.role;
  }

  sendCode(msisdn) {
    return post('/auth/otp', { msisdn });
  }

  async verify(msisdn, code, role) {
    this.#keep(await post('/auth/verify', { msisdn, code, role }));
  }

  /** Takes the other role from now on; what came of it is in {@link role}. */
  async become(role) {
    this.#keep(await post('/auth/refresh', { refresh_token: this.#tokens.refresh_token, role }));
  }

  async registerDriver(vehicle) {
    await this.post('/drivers', vehicle, { 'Idempotency-Key': crypto.randomUUID() });
    await this.become('DRIVER');
  }

  async ticket() {
    return (await this.post('/auth/ticket')).ticket;
  }

  async leave() {
    const { refresh_token } = this.#tokens;
    this.forget();
    await post('/auth/logout', { refresh_token });
  }

  forget() {
    this.#tokens = null;
    sessionStorage.removeItem(KEPT);
  }

  async get(path) {
    return call(path, { headers: await this.#headers() });
  }

  async post(path, body, headers = {}) {
    return post(path, body, { ...headers, ...(await this.#headers()) });
  }

  async #headers() {
    if (Date.now() > this.#tokens.until - RENEW_BEFORE) {
      this.#keep(await post('/auth/refresh', { refresh_token: this.#tokens.refresh_token }));
    }
    return { Authorization: `Bearer ${this.#tokens.access_token}` };
  }

  #keep(tokens) {
    this.#tokens = { ...tokens, until: Date.now() + tokens.expires_in * 1_000 };
    sessionStorage.setItem(KEPT, JSON.stringify(this.#tokens));
  }
}

const post = (path, body, headers = {}) =>
  call(path, {
    method: 'POST',
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

async function call(path, request) {
  const answer = await fetch(path, request);
  const text = await answer.text();
  const content = text ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw new Refused(answer.status, content);
  }
  return content;
}
