import { element, part, say } from "./dom.js";
import { duration, number, roughly, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { poll } from "./poll.js";
import { pool } from "./service.js";
import { badge, leaseDetail } from "./stack.js";
import { on } from "./stream.js";
import { table } from "./table.js";

const SELDOM = 15_000;
const FEW = 20;

let report = null;
let receivedAt = 0;
let all = false;

/** The connections that were not given back, and those that are back. */
export function startLeaks() {
  const rows = table({ label: "leaks.title", columns: COLUMNS, keyOf: (leak) => leak.id, detail, empty: "leaks.empty" });
  const rest = element("button", { type: "button", class: "quiet", hidden: true, onclick: () => { all = true; show(rows, rest); } });
  part("leaks-body").append(rows.node, rest);
  const refresh = poll(null, SELDOM, async () => {
    report = await pool("/leaks");
    receivedAt = performance.now();
    show(rows, rest);
  });
  on("leak", (leak) => {
    add(leak);
    show(rows, rest);
    refresh();
  });
  on("open", refresh);
  on("reading", () => report?.open > 0 && show(rows, rest));
  document.addEventListener("signed-in-or-out", refresh);
  whenLanguageIsKnown(() => show(rows, rest));
}

/** Shows a leak in the moment in which it is told; its stack follows. */
function add(leak) {
  if (report) {
    const known = report.leaks.find((each) => each.id === leak.id);
    report.leaks = known
      ? report.leaks.map((each) => (each.id === leak.id ? { ...leak, stack: each.stack } : each))
      : [leak, ...report.leaks];
  }
}

const heldMs = (leak) => leak.held_ms + (leak.returned_at ? 0 : Math.max(0, performance.now() - receivedAt));

const COLUMNS = [
  { name: "holder", show: (leak) => leak.holder },
  { name: "held", numeric: true, show: (leak) => duration(Math.floor(heldMs(leak) / 100) * 100) },
  { name: "state", show: (leak) => badge("leak", stateOf(leak)), same: stateOf },
  { name: "pid", numeric: true, show: (leak) => leak.server_pid ?? "–" },
  { name: "found_at", show: (leak) => time(leak.detected_at) },
  { name: "request", show: (leak) => leak.request_id ?? text("background") },
];

function stateOf(leak) {
  return leak.returned_at ? "returned" : "open";
}

function detail(leak) {
  return leaseDetail(leak, [
    ["lease", String(leak.id)],
    ["reason", word("reason", leak.reason)],
    ["returned_at", leak.returned_at ? time(leak.returned_at) : text("leak.open")],
    ["request", leak.request_id],
  ]);
}

function show(rows, rest) {
  if (!report) {
    return;
  }
  rows.show(all ? report.leaks : report.leaks.slice(0, FEW));
  rest.hidden = all || report.leaks.length <= FEW;
  say(rest, text("leaks.all", { n: number(report.leaks.length) }));
  say(part("leaks-count"), report.leaked_total === 0 ? "" : text("leaks.count", { open: number(report.open), total: number(report.leaked_total) }));
}
