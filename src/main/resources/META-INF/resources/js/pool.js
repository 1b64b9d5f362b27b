import { element, part, say } from "./dom.js";
import { number } from "./format.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { on } from "./stream.js";

/** With more connections than this, one cell stands for several. */
const MOST_CELLS = 120;

const FIGURES = ["borrowed", "idle", "waiting", "timeouts", "leaked"];

let report = null;

/** The pool as it is now: a cell for each connection that may be open, and the figures. */
export function startPool() {
  const figures = part("figures");
  whenLanguageIsKnown(() => {
    figures.replaceChildren(
      ...FIGURES.map((name) =>
        element(
          "div",
          { id: `now-${name}` },
          element("dt", {}, text(`pool.${name}`)),
          element("dd", {}, element("b", {}, "–"), " ", element("small", {})),
        ),
      ),
    );
    show();
  });
  on("reading", ({ pool }) => {
    report = pool;
    show();
  });
}

function show() {
  if (!report) {
    return;
  }
  say(part("database"), `${report.database_type} · ${report.pool_size} + ${report.max_overflow}`);
  figure("borrowed", report.checked_out, text("pool.of", { n: number(report.max_connections) }), report.exhausted ? "critical" : "");
  figure("idle", report.checked_in, text("pool.open", { n: number(report.total_connections) }), "");
  figure("waiting", report.waiting, "", report.waiting > 0 ? "warning" : "");
  figure("timeouts", report.acquisition_timeouts, text("pool.since_start"), "");
  figure("leaked", report.leaked_connections, "", report.leaked_connections > 0 ? "critical" : "");
  showCells();
}

function figure(name, value, more, severity) {
  const place = part(`now-${name}`);
  say(place.querySelector("b"), number(value));
  say(place.querySelector("small"), more);
  place.dataset.severity = severity;
}

function showCells() {
  const cells = part("cells");
  const each = Math.ceil(report.max_connections / MOST_CELLS);
  const count = Math.ceil(report.max_connections / each);
  while (cells.childElementCount > count) {
    cells.lastElementChild.remove();
  }
  while (cells.childElementCount < count) {
    cells.append(element("span"));
  }
  [...cells.children].forEach((cell, i) => {
    const kind = kindOf(i * each);
    const base = i * each < report.pool_size ? "base" : "overflow";
    const first = base === "overflow" && (i - 1) * each < report.pool_size && i > 0;
    const name = `cell ${kind} ${base}${first ? " apart" : ""}`;
    if (cell.className !== name) {
      cell.className = name;
    }
  });
  cells.setAttribute(
    "aria-label",
    text("pool.cells", {
      borrowed: report.checked_out,
      leaked: report.leaked_connections,
      idle: report.checked_in,
      max: report.max_connections,
      base: report.pool_size,
    }),
  );
}

function kindOf(place) {
  if (place < report.leaked_connections) {
    return "leaked";
  }
  if (place < report.checked_out) {
    return "borrowed";
  }
  return place < report.total_connections ? "idle" : "closed";
}
