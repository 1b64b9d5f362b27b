import { pool } from "./service.js";
import { on } from "./stream.js";

/** The windows that can be chosen: their name in the service's query, and their length in seconds. */
export const WINDOWS = { "5m": 300, "15m": 900, "1h": 3600, "24h": 86_400 };

/** Beyond this the service has a sample for ten seconds only. */
const BY_SECONDS = 900;

const NAMES = ["checked_out", "checked_out_max", "checked_in", "waiting", "waiting_max", "timeouts"];

const listeners = new Set();
let chosen = "15m";
let step = 1;
let times = [];
let columns = emptyColumns();
let asked = 0;

/** Calls back with { times, columns, from, to, bySeconds } whenever there is more to show; times are seconds since 1970. */
export function whenData(listener) {
  listeners.add(listener);
}

export const windowName = () => chosen;

export function show(name) {
  chosen = name;
  load();
}

export function startData() {
  on("open", load);
  on("reading", ({ sample }) => sample && append(sample));
}

async function load() {
  const turn = ++asked;
  const report = await pool(`/history?window=${chosen}`).catch(() => null);
  if (!report || turn !== asked) {
    return;
  }
  step = report.step_seconds;
  times = [];
  columns = emptyColumns();
  report.samples.forEach(add);
  tell();
}

/** In a long window a sample stands for ten seconds, so the service is asked for a new one only then. */
function append(sample) {
  const at = Date.parse(sample.at) / 1000;
  const last = times.at(-1) ?? 0;
  if (WINDOWS[chosen] > BY_SECONDS) {
    if (at - last >= 2 * step) {
      load();
    }
    return;
  }
  if (at > last && asked > 0) {
    add(sample);
    const oldest = at - WINDOWS[chosen] - 5;
    const old = times.findIndex((each) => each >= oldest);
    times.splice(0, old);
    Object.values(columns).forEach((column) => column.splice(0, old));
    tell();
  }
}

function add(sample) {
  const at = Date.parse(sample.at) / 1000;
  if (times.length && at - times.at(-1) > 3 * step) {
    push(times.at(-1) + step, {});
  }
  push(at, sample);
}

function push(at, sample) {
  times.push(at);
  NAMES.forEach((name) => columns[name].push(sample[name] ?? null));
}

function tell() {
  const to = times.at(-1) ?? Date.now() / 1000;
  const data = { times, columns, from: to - WINDOWS[chosen], to, bySeconds: step === 1 };
  listeners.forEach((listener) => listener(data));
}

function emptyColumns() {
  return Object.fromEntries(NAMES.map((name) => [name, []]));
}
