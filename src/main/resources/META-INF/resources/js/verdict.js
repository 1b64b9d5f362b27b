import { element, part, say } from "./dom.js";
import { evidence } from "./evidence.js";
import { roughly, time } from "./format.js";
import { language, text, whenLanguageIsKnown, word } from "./language.js";
import { mark } from "./marks.js";
import { failureIn } from "./poll.js";
import { pool } from "./service.js";
import { on, serverNow } from "./stream.js";

/** How often the figures inside the sentences are refreshed while the verdict stays. */
const REFRESH_EVERY = 5;

let diagnosis = null;
let readings = 0;
/** Counts what was asked for and what came unasked; and which of these is shown. */
let turns = 0;
let shown = 0;
let tellFailure = (_failure) => {};

export function startVerdict() {
  tellFailure = failureIn("verdict");
  on("verdict", (newer) => {
    shown = ++turns;
    show(newer, true);
  });
  on("reading", (reading) => {
    readings++;
    if (reading.verdict !== diagnosis?.verdict || readings % REFRESH_EVERY === 0) {
      refresh();
    }
    tellSince();
  });
  whenLanguageIsKnown(() => {
    if (diagnosis) {
      show(diagnosis, false);
      refresh();
    }
  });
  new IntersectionObserver((entries) => part("top-verdict").classList.toggle("shown", !entries.at(-1).isIntersecting), {
    rootMargin: "-56px",
  }).observe(part("verdict"));
}

/** An answer that came after a newer verdict, or after the reader has chosen the other language, is not shown. */
async function refresh() {
  const asked = language();
  const turn = ++turns;
  try {
    const answer = await pool("/diagnosis");
    if (asked === language() && turn > shown) {
      shown = turn;
      show(answer, false);
    }
    tellFailure(null);
  } catch (failure) {
    tellFailure(failure);
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
  }
  say(part("severity-word"), word("severity", newer.severity));
  // from now on it is no text of the page's own, which would come back with the other language
  part("verdict-word").removeAttribute("data-text");
  say(part("verdict-word"), word("verdict", newer.verdict));
  say(part("verdict-explanation"), sentence(first.explanation));
  say(part("verdict-action"), sentence(first.actions[0]));
  part("top-verdict").dataset.severity = newer.severity;
  part("top-verdict").replaceChildren(mark(newer.severity), word("verdict", newer.verdict));
  tellSince();
  showFindings(newer);
  if (other) {
    say(
      part("verdict-live"),
      text("verdict.live", { severity: word("severity", newer.severity), verdict: word("verdict", newer.verdict), summary: newer.summary }),
    );
  }
}

function tellSince() {
  if (diagnosis) {
    const forMs = Math.max(0, serverNow() - Date.parse(diagnosis.since));
    const since = text("verdict.since", { time: time(diagnosis.since), duration: roughly(forMs) });
    say(
      part("verdict-since"),
      diagnosis.not_judged.length === 0 ? since : `${since} · ${text("verdict.not_judged", { names: diagnosis.not_judged.join(", ") })}`,
    );
  }
}

/** Everything that was found, with its figures, what else to do, and what would refute it. */
function showFindings({ findings }) {
  const place = part("verdict-findings");
  const marker = language() + JSON.stringify(findings);
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
    element(
      "ol",
      {},
      found.actions.map((action) => element("li", {}, sentence(action))),
    ),
    evidence(found.evidence),
    element("p", { class: "refuted" }, text("verdict.refuted", { what: sentence(found.refuted_by) })),
  );
}

/** With a full stop, which the service leaves to who puts its sentences together. */
const sentence = (words) => (/[.!?。！？]$/.test(words) ? words : words + text("full_stop"));
