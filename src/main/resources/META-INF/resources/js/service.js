import { language, text } from "./language.js";

/** After so many milliseconds without an answer there is none: of what only reads, and of what changes something. */
const READING = 10_000;
const CHANGING = 60_000;

/** Where the service is, which may be under a path of a proxy: one step up from this script. */
const ROOT = new URL("..", import.meta.url);

let credentials = null;
let onRefusal = () => {};

/** What the service answered instead of what was asked for, in its own words. */
export class Problem extends Error {
  /** @param body of RFC 9457; empty where the answer had none, or there was no answer */
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? text("problem.no_answer"));
    this.status = status;
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** @param path as the service knows it */
export const addressOf = (path) => new URL(path.slice(1), ROOT).href;

/** What HTTP Basic sends of a name and a password. */
export function basic(username, password) {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCodePoint(...bytes))}`;
}

/** @param verified credentials that the service has taken. They are kept in this page's memory, and nowhere else */
export function signInWith(verified) {
  credentials = verified;
}

export function signOut() {
  credentials = null;
}

export const signedIn = () => credentials !== null;

/** @param listener called when the service no longer takes the credentials */
export function whenRefused(listener) {
  onRefusal = listener;
}

/**
 * Asks the service, in the reader's language.
 *
 * @param options "method", "body" (an object), its "type", "accept", the "version" that is to be changed, and "credentials" that are yet
 *   to be verified
 * @returns the answer, whose status is a good one
 * @throws {Problem} for any other status, and where there is no answer: then its status is 0
 */
export async function ask(path, options = {}) {
  const method = options.method ?? "GET";
  const sent = options.credentials ?? credentials;
  const headers = {
    Accept: options.accept ?? "application/json",
    "Accept-Language": language() === "zh" ? "zh-CN" : "en",
    // or the browser would ask for credentials in a dialog of its own
    "X-Requested-With": "XMLHttpRequest",
  };
  if (sent) {
    headers.Authorization = sent;
  }
  if (options.version) {
    headers["If-Match"] = options.version;
  }
  if (options.body) {
    headers["Content-Type"] = options.type ?? "application/json";
  }
  let answer;
  try {
    answer = await fetch(addressOf(path), {
      method,
      headers,
      body: options.body && JSON.stringify(options.body),
      signal: AbortSignal.timeout(method === "GET" ? READING : CHANGING),
      // those that a proxy before the service has asked for
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch {
    throw new Problem(0, {});
  }
  if (!answer.ok) {
    const body = await answer.json().catch(() => ({}));
    // a late refusal of credentials that are no longer in force says nothing of those that are
    if (answer.status === 401 && sent && sent === credentials) {
      onRefusal();
    }
    throw new Problem(answer.status, body, Number(answer.headers.get("Retry-After")) || null);
  }
  return answer;
}

/** What the service answers, read from its JSON. */
export async function read(path, options) {
  const answer = await ask(path, options);
  try {
    return await answer.json();
  } catch {
    throw new Problem(0, {});
  }
}

export const POOL = "/api/monitoring/db-pool";
export const pool = (path = "", options) => read(POOL + path, options);
export const POOL_STREAM = `${POOL}/stream`;
