import { copy } from "./clipboard.js";
import { element, say } from "./dom.js";
import { dateAndTime, duration, number } from "./format.js";
import { text, word } from "./language.js";
import { told } from "./outcomes.js";
import { ask, POOL } from "./service.js";
import { spark } from "./spark.js";

/** How many holders the timeline names. */
const HOLDERS = 4;

/** How an incident went, as a line of moments. */
export function timeline(report) {
  const { peak } = report;
  return element(
    "ol",
    { class: "timeline" },
    moment(text("incident.before"), text("incident.before.what"), spark(report.history, report.report.max_connections)),
    moment(dateAndTime(report.began_at), report.summary),
    moment(text("incident.held"), holders(report.holders)),
    moment(text("incident.requests"), told(endings(report.outcomes))),
    report.sessions &&
      moment(
        text("incident.server"),
        text("incident.server.what", {
          total: number(report.sessions.total),
          max: number(report.sessions.max_connections),
          states: states(report.sessions.by_state),
        }),
      ),
    moment(
      text("incident.peak"),
      text("incident.peak.what", {
        borrowed: number(peak.checked_out),
        waiting: number(peak.waiting),
        leaked: number(peak.leaked_connections),
        timeouts: number(peak.timeouts),
        shed: number(peak.shed_requests),
      }),
    ),
    moment(
      report.ended_at ? dateAndTime(report.ended_at) : text("incident.now"),
      report.ended_at ? text("incident.over", { duration: duration(report.duration_ms) }) : text("incident.goes_on"),
    ),
  );
}

const moment = (when, what, more) => element("li", {}, element("b", {}, when), element("span", {}, what), more);

const states = (byState) =>
  Object.entries(byState)
    .map(([state, count]) => `${number(count)} ${word("session", state)}`)
    .join(", ");

const endings = ({ outcomes }) => Object.fromEntries(outcomes.map(({ outcome, requests }) => [outcome, requests]));

function holders({ connections }) {
  const counts = new Map();
  connections.forEach((held) => counts.set(held.holder, (counts.get(held.holder) ?? 0) + 1));
  const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, HOLDERS);
  return most.length ? most.map(([holder, count]) => `${number(count)} × ${holder}`).join(", ") : text("held.nobody");
}

/** The button that copies an incident as the service tells it in text. */
export function copying(id) {
  const told = element("span", { role: "status", class: "hint" });
  const button = element("button", { type: "button", class: "quiet", onclick: copyAsText }, text("incident.copy"));

  async function copyAsText() {
    try {
      await copy(await (await ask(`${POOL}/incidents/${id}`, { accept: "text/plain" })).text());
      say(told, text("copied"));
    } catch (problem) {
      say(told, problem.message);
    }
  }

  return element("div", { class: "buttons start" }, button, told);
}
