import { locale, text } from "./language.js";

const NONE = "–";

/** A number as the reader writes it, with so many places at most. */
export const number = (value, places = 0) =>
  value === null || value === undefined ? NONE : new Intl.NumberFormat(locale(), { maximumFractionDigits: places }).format(value);

export const percent = (value) => (value === null || value === undefined ? NONE : `${number(value, 1)} %`);

/** Milliseconds, in the unit in which they have two or three digits. */
export function duration(ms) {
  if (ms === null || ms === undefined) {
    return NONE;
  }
  if (ms < 1000) {
    return text("unit.ms", { n: number(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0) });
  }
  if (ms < 60_000) {
    const places = ms < 10_000 ? 1 : 0;
    return text("unit.s", {
      n: new Intl.NumberFormat(locale(), { minimumFractionDigits: places, maximumFractionDigits: places }).format(ms / 1000),
    });
  }
  const minutes = Math.floor(ms / 60_000);
  const rest = (n) => String(n).padStart(2, "0");
  if (minutes < 60) {
    return text("unit.min", { m: minutes, s: rest(Math.floor(ms / 1000) % 60) });
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? text("unit.h", { h: hours, m: rest(minutes % 60) }) : text("unit.d", { d: Math.floor(hours / 24), h: hours % 24 });
}

/** Whole seconds, minutes or hours: for what is told live and need not be exact. */
export function roughly(ms) {
  return ms < 60_000 ? text("unit.s", { n: number(Math.floor(ms / 1000)) }) : duration(ms);
}

const clocks = new Map();

function clock(options) {
  const key = locale() + JSON.stringify(options);
  if (!clocks.has(key)) {
    clocks.set(key, new Intl.DateTimeFormat(locale(), options));
  }
  return clocks.get(key);
}

const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const SHORT_TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DATE = { month: "short", day: "numeric" };

/** A time of day in the reader's zone, with the date where it is not today's, and the year where it is not this one. */
export function time(instant) {
  const date = new Date(instant);
  const now = new Date();
  if (date.getFullYear() !== now.getFullYear()) {
    return dateAndTime(date);
  }
  return date.toDateString() === now.toDateString() ? clock(TIME).format(date) : clock({ ...DATE, ...TIME }).format(date);
}

export const timeOfDay = (date) => clock(TIME).format(date);
export const hourAndMinute = (date) => clock(SHORT_TIME).format(date);
export const dateAndTime = (instant) => clock({ year: "numeric", ...DATE, ...TIME }).format(new Date(instant));

/** The reader's zone, such as "GMT+1". */
export function zone() {
  const parts = clock({ ...SHORT_TIME, timeZoneName: "short" }).formatToParts(new Date());
  return parts.find((piece) => piece.type === "timeZoneName").value;
}
