import { element, part, say } from "./dom.js";
import { roughly, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { iconOf, mark } from "./marks.js";
import { pool } from "./service.js";
import { on } from "./stream.js";

/** How often the figures inside the sentences are refreshed while the verdict stays. */
const REFRESH_EVERY = 5;

let diagnosis = null;
let readings = 0;

export function startVerdict() {
  on("verdict", (newer) => show(newer, true));
  on("reading", (reading) => {
    readings++;
    if (reading.verdict !== diagnosis?.verdict || readings % REFRESH_EVERY === 0) {
      refresh();
    }
    tellSince();
    document.title = `${word("verdict", reading.verdict)} · ${reading.pool.checked_out}/${reading.pool.max_connections} · ${text("title")}`;
  });
  whenLanguageIsKnown(() => {
    if (diagnosis) {
      refresh();
    }
  });
  new IntersectionObserver(([entry]) => part("top-verdict").classList.toggle("shown", !entry.isIntersecting), { rootMargin: "-56px" }).observe(part("verdict"));
}

async function refresh() {
  const newer = await pool("/diagnosis").catch(() => null);
  if (newer) {
    show(newer, false);
  }
}

function show(newer, changed) {
  const first = newer.findings[0];
  const other = changed || newer.verdict !== diagnosis?.verdict;
  diagnosis = newer;
  const band = part("verdict");
  if (band.dataset.severity !== newer.severity) {
    band.dataset.severity = newer.severity;
    part("severity-mark").replaceChildren(mark(newer.severity));
    part("icon").href = iconOf(newer.severity, getComputedStyle(band).getPropertyValue("--severity").trim());
  }
  say(part("severity-word"), word("severity", newer.severity));
  say(part("verdict-word"), word("verdict", newer.verdict));
  say(part("verdict-explanation"), sentence(first.explanation));
  say(part("verdict-action"), sentence(first.actions[0]));
  part("top-verdict").dataset.severity = newer.severity;
  part("top-verdict").replaceChildren(mark(newer.severity), word("verdict", newer.verdict));
  tellSince();
  showFindings(newer);
  if (other) {
    say(part("verdict-live"), text("verdict.live", { severity: word("severity", newer.severity), verdict: word("verdict", newer.verdict), summary: newer.summary }));
  }
}

function tellSince() {
  if (diagnosis) {
    const forMs = Math.max(0, Date.now() - Date.parse(diagnosis.since));
    say(part("verdict-since"), text("verdict.since", { time: time(diagnosis.since), duration: roughly(forMs) }));
  }
}

/** Everything that was found, with its figures, what else to do, and what would refute it. */
function showFindings({ findings }) {
  const place = part("verdict-findings");
  const marker = JSON.stringify(findings);
  if (place.dataset.shown === marker) {
    return;
  }
  place.dataset.shown = marker;
  place.replaceChildren(...findings.map(finding));
}

function finding(found) {
  return element(
    "article",
    { class: "finding", "data-severity": found.severity },
    element("h3", {}, mark(found.severity), `${word("severity", found.severity)}: ${word("verdict", found.code)}`),
    element("p", {}, sentence(found.explanation)),
    element("ol", {}, found.actions.map((action) => element("li", {}, sentence(action)))),
    element(
      "dl",
      { class: "evidence" },
      Object.entries(found.evidence).map(([name, figure]) =>
        element("div", {}, element("dt", {}, word("evidence", name)), element("dd", {}, plain(figure))),
      ),
    ),
    element("p", { class: "refuted" }, text("verdict.refuted", { what: sentence(found.refuted_by) })),
  );
}

/** A figure as it is; of a list each entry, of an entry each figure. */
function plain(figure) {
  if (Array.isArray(figure)) {
    return figure.map(plain).join("; ") || "–";
  }
  return figure === null ? "–" : typeof figure === "object" ? Object.values(figure).map(plain).join(" · ") : String(figure);
}

/** With a full stop, which the service leaves to who puts its sentences together. */
const sentence = (words) => (/[.!?。！？]$/.test(words) ? words : words + text("full_stop"));
