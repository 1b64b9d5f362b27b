import { shade } from "./chart.js";
import { element, keep, part, say } from "./dom.js";
import { firstFew } from "./few.js";
import { duration, number, roughly, time } from "./format.js";
import { copying, timeline } from "./incident-story.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { mark } from "./marks.js";
import { poll, sinceAnswer } from "./poll.js";
import { pool } from "./service.js";
import { on } from "./stream.js";

const SELDOM = 15_000;
const FEW = 10;

let incidents = null;
let receivedAt = 0;

/** What went wrong since the service started, the latest first, each with how it went. */
export function startIncidents() {
  const list = element("div", { class: "incidents" });
  const nothing = element("p", { class: "empty" });
  const few = firstFew(FEW, list, show);
  part("incidents-body").append(nothing, list, few.button);

  function show() {
    say(nothing, text(incidents ? "incidents.empty" : "unknown"));
    nothing.hidden = incidents?.length > 0;
    if (!incidents) {
      return;
    }
    const open = incidents.filter((incident) => !incident.ended_at).length;
    say(
      part("incidents-count"),
      incidents.length === 0 ? "" : text("incidents.count", { open: number(open), total: number(incidents.length) }),
    );
    // the numbers of incidents begin anew with the service
    keep(list, few.of(incidents), (incident) => `${incident.id} ${incident.began_at}`, row);
    shade(incidents);
  }

  const refresh = poll(
    "incidents",
    SELDOM,
    async () => {
      incidents = await pool("/incidents");
      receivedAt = performance.now();
      show();
    },
    true,
  );
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
  const when = element("span", { class: "incident-when" });
  const length = element("span", { class: "incident-length" });
  const story = element("div");
  const body = element("div", { class: "incident-body" }, story, copying(incident.id));
  const summary = element(
    "summary",
    {},
    element("span", { class: "badge", "data-severity": incident.severity }, mark(incident.severity), word("severity", incident.severity)),
    element("span", { class: "incident-what" }, word("verdict", incident.code)),
    when,
    length,
  );
  const node = element("details", { class: "incident" }, summary, body);
  let latest = incident;
  let shown = "";
  let again = Infinity;

  /** An incident that goes on grows: it is told anew with each peak, and when it has ended. */
  async function load() {
    const marker = JSON.stringify([latest.ended_at, latest.peak]);
    if (!node.open || (shown === marker && performance.now() < again)) {
      return;
    }
    shown = marker;
    again = Infinity;
    try {
      const report = await pool(`/incidents/${latest.id}`);
      if (shown === marker) {
        story.replaceChildren(timeline(report));
      }
    } catch (problem) {
      if (shown === marker) {
        again = performance.now() + SELDOM;
        story.replaceChildren(element("p", { class: "problem" }, problem.message));
      }
    }
  }

  node.addEventListener("toggle", () => {
    again = 0;
    load();
  });
  node.refresh = (newer) => {
    latest = newer;
    say(when, time(newer.began_at));
    say(
      length,
      newer.ended_at
        ? duration(newer.duration_ms)
        : text("incident.open", { duration: roughly(newer.duration_ms + sinceAnswer(receivedAt, SELDOM)) }),
    );
    load();
  };
  return node;
}
