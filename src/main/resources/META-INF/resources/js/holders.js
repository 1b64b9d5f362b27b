import { element, keep, part, say } from "./dom.js";
import { firstFew } from "./few.js";
import { duration, number, roughly, time } from "./format.js";
import { language, text, whenLanguageIsKnown } from "./language.js";
import { poll, sinceAnswer } from "./poll.js";
import { pool, signedIn } from "./service.js";
import { badge, leaseDetail } from "./stack.js";
import { on } from "./stream.js";
import { table } from "./table.js";

const OFTEN = 2000;
const SELDOM = 10_000;
/** Rows that are shown before the reader asks for all. */
const FEW = 20;

let report = null;
let receivedAt = 0;
let borrowed = 0;

/** Who holds the connections: in short in the band of the verdict, one by one below. */
export function startHolders() {
  const rows = table({ label: "holders.title", columns: COLUMNS, keyOf: (held) => held.id, detail, empty: "holders.empty" });
  const few = firstFew(FEW, rows.node, show);
  part("holders-body").append(rows.node, few.button);
  const refresh = poll("holders", () => (borrowed > 0 ? OFTEN : SELDOM), ask, true);
  on("reading", (reading) => {
    const first = borrowed === 0 && reading.pool.checked_out > 0;
    const over = report?.checked_out > 0 && reading.pool.checked_out === 0;
    borrowed = reading.pool.checked_out;
    if (first || over) {
      refresh();
    } else {
      show();
    }
  });
  on("leak", refresh);
  on("open", refresh);
  document.addEventListener("signed-in-or-out", () => {
    hideStacks();
    show();
    refresh();
  });
  whenLanguageIsKnown(show);

  async function ask() {
    report = await pool("/connections");
    receivedAt = performance.now();
    hideStacks();
    show();
  }

  function show() {
    if (report) {
      const { connections } = report;
      rows.show(few.of(connections));
      say(
        part("holders-count"),
        connections.length === 0 ? "" : text("holders.count", { n: number(connections.length), longest: roughly(heldMs(connections[0])) }),
      );
      showGroups(connections);
    }
  }
}

/** Stacks are not for who has signed out, even in an answer that was under way. */
function hideStacks() {
  if (report && !signedIn()) {
    report.connections.forEach((held) => (held.stack = null));
  }
}

/** How long by now: the service told it a moment ago. */
const heldMs = (held) => held.held_ms + sinceAnswer(receivedAt, SELDOM);

const COLUMNS = [
  { name: "holder", show: (held) => held.holder },
  { name: "held", numeric: true, show: (held) => duration(Math.floor(heldMs(held) / 100) * 100) },
  { name: "state", show: (held) => badge("state", held.state), same: (held) => held.state },
  { name: "pid", numeric: true, show: (held) => held.server_pid ?? "–" },
  { name: "transaction", show: (held) => text(held.in_transaction ? "yes" : "no") },
  { name: "request", show: (held) => held.request_id ?? text("background") },
];

function detail(held) {
  return leaseDetail(held, [
    ["lease", String(held.id)],
    ["borrowed_at", time(held.borrowed_at)],
    ["thread", held.thread],
    ["request", held.request_id],
    ["trace", held.trace_id],
  ]);
}

/** The holders that matter most at a glance: those with a leak first, then those with the most connections. */
function showGroups(connections) {
  const groups = new Map();
  for (const held of connections) {
    const group = groups.get(held.holder) ?? { holder: held.holder, count: 0, longest: 0, worst: held.state };
    group.count++;
    group.longest = Math.max(group.longest, heldMs(held));
    group.worst = [group.worst, held.state].includes("leaked")
      ? "leaked"
      : [group.worst, held.state].includes("long_held")
        ? "long_held"
        : "in_use";
    groups.set(held.holder, group);
  }
  const most = [...groups.values()]
    .sort((one, other) => Number(other.worst === "leaked") - Number(one.worst === "leaked") || other.count - one.count)
    .slice(0, 4);
  keep(part("held"), most.length ? most : [{ holder: "" }], (group) => group.holder, groupRow);
}

function groupRow(group) {
  if (!group.holder) {
    const nobody = element("li", { class: "nobody" });
    nobody.refresh = () => say(nobody, text("held.nobody"));
    return nobody;
  }
  const count = element("b");
  const age = element("span", { class: "held-age" });
  const state = element("span", { class: "held-state" });
  const row = element("li", {}, count, element("span", { class: "held-holder" }, group.holder), state, age);
  row.refresh = (newer) => {
    say(count, `${number(newer.count)} ×`);
    say(age, text("held.longest", { duration: roughly(newer.longest) }));
    const shown = language() + newer.worst;
    if (state.dataset.shown !== shown) {
      state.dataset.shown = shown;
      state.replaceChildren(newer.worst === "in_use" ? "" : badge("state", newer.worst));
    }
  };
  return row;
}
