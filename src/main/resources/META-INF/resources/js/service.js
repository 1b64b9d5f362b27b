import { language, text } from "./language.js";

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

/** Kept in this page's memory, and nowhere else. */
export function signInWith(username, password) {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  credentials = `Basic ${btoa(String.fromCodePoint(...bytes))}`;
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
 * @param options "method", "body" (an object), "accept" and "signal"
 * @returns the answer, whose status is a good one
 * @throws {Problem} for any other status, and where there is no answer: then its status is 0
 */
export async function ask(path, options = {}) {
  const headers = {
    Accept: options.accept ?? "application/json",
    "Accept-Language": language() === "zh" ? "zh-CN" : "en",
    // or the browser would ask for credentials in a dialog of its own
    "X-Requested-With": "XMLHttpRequest",
  };
  if (credentials) {
    headers.Authorization = credentials;
  }
  if (options.body) {
    headers["Content-Type"] = "application/json";
  }
  let answer;
  try {
    answer = await fetch(path, {
      method: options.method ?? "GET",
      headers,
      body: options.body && JSON.stringify(options.body),
      signal: options.signal,
      credentials: "omit",
      cache: "no-store",
    });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem(0, {});
  }
  if (!answer.ok) {
    const body = await answer.json().catch(() => ({}));
    if (answer.status === 401 && credentials && !options.verifying) {
      onRefusal();
    }
    throw new Problem(answer.status, body, Number(answer.headers.get("Retry-After")) || null);
  }
  return answer;
}

export const read = async (path, options) => (await ask(path, options)).json();

const POOL = "/api/monitoring/db-pool";
export const pool = (path = "", options) => read(POOL + path, options);
export const POOL_STREAM = `${POOL}/stream`;
