import { requestsOf } from "./outcomes.js";
import { failureIn } from "./poll.js";
import { pool } from "./service.js";
import { on } from "./stream.js";

/** The windows that can be chosen: their name in the service's query, and their length in seconds. */
export const WINDOWS = { "5m": 300, "15m": 900, "1h": 3600, "24h": 86_400 };

/** Beyond this the service has a sample for ten seconds only. */
const BY_SECONDS = 900;

/** No plot can show more samples than this. */
const POINTS = 720;

const NAMES = ["checked_out", "checked_out_max", "checked_in", "waiting_max", "timeouts", "served", "faults", "outcomes"];

const listeners = new Set();
let chosen = "15m";
let step = 1;
let times = [];
let columns = emptyColumns();
let asked = 0;
let loading = false;
let late = [];
let tellFailure = (_failure) => {};

/** Calls back with { times, columns, from, to } whenever there is more to show; times are seconds since 1970. */
export function whenData(listener) {
  listeners.add(listener);
}

export const windowName = () => chosen;

export function show(name) {
  chosen = name;
  load();
}

export function startData() {
  tellFailure = failureIn("chart");
  on("open", load);
  on("reading", ({ sample }) => sample && append(sample));
}

async function load() {
  const turn = ++asked;
  loading = true;
  late = [];
  try {
    const report = await pool(`/history?window=${chosen}`);
    if (turn === asked) {
      take(report);
      tellFailure(null);
    }
  } catch (failure) {
    if (turn === asked) {
      tellFailure(failure);
    }
  }
  if (turn === asked) {
    loading = false;
  }
}

/** The samples of a report, and those that came while it was under way. */
function take(report) {
  step = report.step_seconds;
  times = [];
  columns = emptyColumns();
  report.samples.forEach(add);
  if (WINDOWS[chosen] <= BY_SECONDS) {
    late.filter((sample) => timeOf(sample) > (times.at(-1) ?? 0)).forEach(add);
  }
  tell();
}

const timeOf = (sample) => Date.parse(sample.at) / 1000;

/** In a long window a sample stands for ten seconds and a plot shows no more than so many, so the service is asked only then. */
function append(sample) {
  const at = timeOf(sample);
  const last = times.at(-1) ?? 0;
  if (WINDOWS[chosen] > BY_SECONDS) {
    if (!loading && Math.abs(at - last) >= Math.max(2 * step, WINDOWS[chosen] / POINTS)) {
      load();
    }
    return;
  }
  if (loading) {
    late.push(sample);
  } else if (at < last - 2 * step) {
    // the server's clock was set back
    load();
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
  const at = timeOf(sample);
  if (times.length && at - times.at(-1) > 3 * step) {
    push(times.at(-1) + step, {});
  }
  push(at, sample);
}

function push(at, sample) {
  times.push(at);
  const figures = { ...sample, ...requestsOf(sample) };
  NAMES.forEach((name) => columns[name].push(figures[name] ?? null));
}

function tell() {
  const to = times.at(-1) ?? Date.now() / 1000;
  const data = { times, columns, from: to - WINDOWS[chosen], to };
  listeners.forEach((listener) => listener(data));
}

function emptyColumns() {
  return Object.fromEntries(NAMES.map((name) => [name, []]));
}
