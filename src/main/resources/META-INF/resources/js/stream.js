import { events } from "./event-source.js";
import { language, whenLanguageIsKnown } from "./language.js";
import { addressOf, POOL_STREAM } from "./service.js";

/** Readings come once a second; this many milliseconds without one, and something is wrong. */
const SILENCE = 4000;
/** An attempt to connect that takes longer is given up. */
const PATIENCE = 12_000;
const LONGEST_BACK_OFF = 15_000;

const listeners = { reading: new Set(), verdict: new Set(), leak: new Set(), incident: new Set(), open: new Set(), state: new Set() };

let source = null;
let lastReading = null;
let failures = 0;
let reopening = 0;
let openedAt = 0;
let lost = false;
/** How many milliseconds the service's clock is ahead of the reader's. */
let ahead = 0;

/** @param event "reading", "verdict", "leak", "incident", "open" (the stream begins, or begins again) or "state" */
export function on(event, listener) {
  listeners[event].add(listener);
}

/** Whether the figures are old, and since when they are: milliseconds, null where there are none yet. */
export const connection = () => ({
  lost,
  ageMs: lastReading === null ? null : Date.now() - lastReading.receivedAt,
  at: lastReading?.at ?? null,
});

/** The time by the service's clock, which times that it tells are to be compared with. */
export const serverNow = () => Date.now() + ahead;

export function start() {
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  addEventListener("online", () => lost && open());
  setInterval(watch, 1000);
  whenLanguageIsKnown(open);
}

function open() {
  close();
  if (document.hidden) {
    return;
  }
  openedAt = Date.now();
  source = events(addressOf(`${POOL_STREAM}?lang=${language()}`), {
    opened: () => tell("open"),
    failed: (forGood) => {
      judge(true);
      if (forGood) {
        reopenLater();
      }
    },
    told: (event, text) => receive(event, JSON.parse(text)),
  });
}

function close() {
  clearTimeout(reopening);
  reopening = 0;
  source?.close();
  source = null;
}

function receive(event, data) {
  if (event === "reading") {
    // by the clock of the day, which goes on while the machine sleeps
    lastReading = { at: data.at, receivedAt: Date.now() };
    ahead = Date.parse(data.at) - lastReading.receivedAt;
    failures = 0;
    judge(false);
  }
  tell(event, data);
}

/** A connection that is dead without a word is given up and opened anew. */
function watch() {
  if (!source || document.hidden) {
    return;
  }
  source.stay();
  const quietFor = Date.now() - Math.max(openedAt, lastReading?.receivedAt ?? 0);
  if (quietFor > SILENCE) {
    judge(true);
    if (!reopening && (source.isOpen() || quietFor > PATIENCE)) {
      reopenLater();
    }
  }
  if (lost) {
    tell("state", connection());
  }
}

function reopenLater() {
  source?.close();
  reopening = setTimeout(open, Math.min(LONGEST_BACK_OFF, 1000 * 2 ** failures++));
}

function judge(isLost) {
  if (lost !== isLost) {
    lost = isLost;
    tell("state", connection());
  }
}

function tell(event, data) {
  listeners[event].forEach((listener) => listener(data));
}
