import { part, say } from "./dom.js";
import { firstFew } from "./few.js";
import { duration, number, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { poll, sinceAnswer } from "./poll.js";
import { pool, signedIn } from "./service.js";
import { badge, leaseDetail } from "./stack.js";
import { on } from "./stream.js";
import { table } from "./table.js";

const SELDOM = 15_000;
const FEW = 20;

let report = null;
let receivedAt = 0;

/** The connections that were not given back, and those that are back. */
export function startLeaks() {
  const rows = table({ label: "leaks.title", columns: COLUMNS, keyOf: (leak) => leak.id, detail, empty: "leaks.empty" });
  const few = firstFew(FEW, rows.node, show);
  part("leaks-body").append(rows.node, few.button);
  const refresh = poll("leaks", SELDOM, ask, true);
  on("leak", (leak) => {
    add(leak);
    show();
    refresh();
  });
  on("open", refresh);
  on("reading", () => report?.open > 0 && show());
  document.addEventListener("signed-in-or-out", () => {
    hideStacks();
    show();
    refresh();
  });
  whenLanguageIsKnown(show);

  async function ask() {
    report = await pool("/leaks");
    receivedAt = performance.now();
    hideStacks();
    show();
  }

  function show() {
    if (report) {
      rows.show(few.of(report.leaks));
      say(
        part("leaks-count"),
        report.leaked_total === 0 ? "" : text("leaks.count", { open: number(report.open), total: number(report.leaked_total) }),
      );
    }
  }
}

/** Stacks are not for who has signed out, even in an answer that was under way. */
function hideStacks() {
  if (report && !signedIn()) {
    report.leaks.forEach((leak) => (leak.stack = null));
  }
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

const heldMs = (leak) => leak.held_ms + (leak.returned_at ? 0 : sinceAnswer(receivedAt, SELDOM));

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
    ["trace", leak.trace_id],
  ]);
}
