import { shade } from "./chart.js";
import { element, keep, part, say } from "./dom.js";
import { dateAndTime, duration, number, roughly, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { mark } from "./marks.js";
import { poll } from "./poll.js";
import { ask, pool, POOL } from "./service.js";
import { spark } from "./spark.js";
import { on } from "./stream.js";

const SELDOM = 15_000;
const FEW = 10;
/** How many holders the timeline names. */
const HOLDERS = 4;

let incidents = null;
let receivedAt = 0;
let all = false;

/** What went wrong since the service started, the latest first, each with how it went. */
export function startIncidents() {
  const list = element("div", { class: "incidents" });
  const nothing = element("p", { class: "empty" });
  const rest = element("button", { type: "button", class: "quiet", hidden: true, onclick: () => { all = true; show(); } });
  part("incidents-body").append(nothing, list, rest);

  function show() {
    say(nothing, text("incidents.empty"));
    nothing.hidden = !incidents || incidents.length > 0;
    if (!incidents) {
      return;
    }
    const open = incidents.filter((incident) => !incident.ended_at).length;
    say(part("incidents-count"), incidents.length === 0 ? "" : text("incidents.count", { open: number(open), total: number(incidents.length) }));
    keep(list, all ? incidents : incidents.slice(0, FEW), (incident) => incident.id, row);
    rest.hidden = all || incidents.length <= FEW;
    say(rest, text("incidents.all", { n: number(incidents.length) }));
    shade(incidents);
  }

  const refresh = poll("incidents", SELDOM, async () => {
    incidents = await pool("/incidents");
    receivedAt = performance.now();
    show();
  }, true);
  on("incident", refresh);
  on("open", refresh);
  on("reading", () => incidents?.some((incident) => !incident.ended_at) && show());
  whenLanguageIsKnown(() => {
    list.replaceChildren();
    if (incidents) {
      refresh();
    }
    show();
  });
}

function row(incident) {
  const length = element("span", { class: "incident-length" });
  const body = element("div", { class: "incident-body" });
  const summary = element(
    "summary",
    {},
    element("span", { class: "badge", "data-severity": incident.severity }, mark(incident.severity), word("severity", incident.severity)),
    element("span", { class: "incident-what" }, word("verdict", incident.code)),
    element("span", { class: "incident-when" }, time(incident.began_at)),
    length,
  );
  const node = element("details", { class: "incident" }, summary, body);
  let latest = incident;
  let shown = "";
  const load = async () => {
    const marker = String(latest.ended_at);
    if (node.open && shown !== marker) {
      shown = marker;
      try {
        body.replaceChildren(...story(await pool(`/incidents/${latest.id}`)));
      } catch (problem) {
        shown = "";
        body.replaceChildren(element("p", { class: "problem" }, problem.message));
      }
    }
  };
  node.addEventListener("toggle", load);
  node.refresh = (newer) => {
    latest = newer;
    say(length, newer.ended_at ? duration(newer.duration_ms) : text("incident.open", { duration: roughly(newer.duration_ms + performance.now() - receivedAt) }));
    load();
  };
  return node;
}

function story(report) {
  const { peak } = report;
  const copied = element("span", { role: "status", class: "hint" });
  return [
    element(
      "ol",
      { class: "timeline" },
      moment(text("incident.before"), text("incident.before.what"), spark(report.history, report.report.max_connections)),
      moment(dateAndTime(report.began_at), report.summary),
      moment(text("incident.held"), holders(report.holders)),
      report.sessions && moment(text("incident.server"), text("incident.server.what", { total: number(report.sessions.total), max: number(report.sessions.max_connections), states: states(report.sessions.by_state) })),
      moment(text("incident.peak"), text("incident.peak.what", { borrowed: number(peak.checked_out), waiting: number(peak.waiting), leaked: number(peak.leaked_connections), timeouts: number(peak.timeouts), shed: number(peak.shed_requests) })),
      moment(report.ended_at ? dateAndTime(report.ended_at) : text("incident.now"), report.ended_at ? text("incident.over", { duration: duration(report.duration_ms) }) : text("incident.goes_on")),
    ),
    element("div", { class: "buttons start" }, element("button", { type: "button", class: "quiet", onclick: () => copy(report.id, copied) }, text("incident.copy")), copied),
  ];
}

const moment = (when, what, more) => element("li", {}, element("b", {}, when), element("span", {}, what), more);

const states = (byState) => Object.entries(byState).map(([state, count]) => `${number(count)} ${word("session", state)}`).join(", ");

function holders({ connections }) {
  const counts = new Map();
  connections.forEach((held) => counts.set(held.holder, (counts.get(held.holder) ?? 0) + 1));
  const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, HOLDERS);
  return most.length ? most.map(([holder, count]) => `${number(count)} × ${holder}`).join(", ") : text("held.nobody");
}

async function copy(id, place) {
  try {
    const words = await (await ask(`${POOL}/incidents/${id}`, { accept: "text/plain" })).text();
    await toClipboard(words, place);
    say(place, text("copied"));
  } catch (problem) {
    say(place, problem.message);
  }
}

/** The clipboard's API is there only over HTTPS and on this machine; elsewhere the older way still works. */
async function toClipboard(words, place) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(words);
  }
  const area = element("textarea", { value: words, class: "unseen" });
  place.after(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
