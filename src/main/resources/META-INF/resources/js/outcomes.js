import { number } from "./format.js";
import { text, word } from "./language.js";

/** How a request ends that no fault of the database or of the service refused. */
const SERVED = new Set(["ok", "client_error", "constraint"]);

/** Requests of a sample that were served and that a fault refused; neither where there is no sample. */
export function requestsOf({ outcomes }) {
  if (!outcomes) {
    return { served: null, faults: null };
  }
  const sum = (counted) =>
    Object.entries(outcomes)
      .filter(([outcome]) => counted(outcome))
      .reduce((total, [, requests]) => total + requests, 0);
  return { served: sum((outcome) => SERVED.has(outcome)), faults: sum((outcome) => !SERVED.has(outcome)) };
}

/** How many requests ended how, in words: what a fault refused before what was served, the most first. */
export function told(outcomes) {
  const ended = Object.entries(outcomes)
    .filter(([, requests]) => requests > 0)
    .sort(([one, some], [other, more]) => Number(SERVED.has(one)) - Number(SERVED.has(other)) || more - some);
  return ended.map(([outcome, requests]) => `${number(requests)} ${word("outcome", outcome)}`).join(" · ") || text("outcomes.none");
}
