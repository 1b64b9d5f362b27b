import { element, part, say } from "./dom.js";
import { firstFew } from "./few.js";
import { duration, number, percent } from "./format.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { poll } from "./poll.js";
import { pool } from "./service.js";
import { table } from "./table.js";

const EVERY = 5000;
const FEW = 12;
const WINDOW = "5m";
/** The scale of the strips in milliseconds, by powers of ten. */
const LEAST = 0.1;
const MOST = 100_000;
const POINTS = ["p50", "p90", "p99", "max"];

let report = null;

/** How long callers waited for a connection and held it. */
export function startTimings() {
  const strips = element("div", { class: "strips" });
  const rows = table({ label: "timings.by_holder", columns: COLUMNS, keyOf: (timing) => timing.holder, empty: "timings.empty" });
  const few = firstFew(FEW, rows.node, show);
  const note = element("p", { class: "hint" });
  part("timings-body").append(strips, note, rows.node, few.button);
  const kinds = ["wait_ms", "hold_ms"].map((kind) => strip(kind));
  strips.append(...kinds.map((kind) => kind.node));
  poll("timings", EVERY, async () => {
    report = await pool(`/timings?window=${WINDOW}`);
    show();
  });
  whenLanguageIsKnown(show);

  function show() {
    if (report) {
      kinds.forEach((kind) => kind.show(report[kind.name]));
      rows.show(few.of(report.by_holder));
      say(note, text("timings.timeouts", { n: number(report.wait_ms.timeouts), minutes: number(report.window_seconds / 60) }));
    }
  }
}

const COLUMNS = [
  { name: "holder", show: (timing) => timing.holder },
  { name: "borrows", numeric: true, show: (timing) => number(timing.borrows) },
  { name: "p50", numeric: true, show: (timing) => duration(timing.hold_ms.p50) },
  { name: "p99", numeric: true, show: (timing) => duration(timing.hold_ms.p99) },
  { name: "max", numeric: true, show: (timing) => duration(timing.hold_ms.max) },
  { name: "share", numeric: true, show: share, same: (timing) => String(timing.share_percent) },
];

function share(timing) {
  const bar = element("i", { class: "share" });
  bar.style.inlineSize = `${Math.max(1, timing.share_percent * 0.48)}px`;
  return element("span", { class: "share-cell" }, bar, percent(timing.share_percent));
}

/** Where a time stands on the scale, in percent of its length. */
const place = (ms) =>
  (100 * (Math.log10(Math.min(MOST, Math.max(LEAST, ms))) - Math.log10(LEAST))) / (Math.log10(MOST) - Math.log10(LEAST));

/** One line of points on a scale of powers of ten, with the figures beside it. */
function strip(name) {
  const title = element("h3");
  const count = element("span", { class: "strip-count" });
  const line = element("div", { class: "strip-line", "aria-hidden": "true" }, element("i", { class: "strip-range" }));
  const points = POINTS.map((point) => {
    const dot = element("i", { class: `strip-point point-${point}` });
    line.append(dot);
    return dot;
  });
  const figures = POINTS.map(() => element("dd"));
  const list = element(
    "dl",
    { class: "strip-figures" },
    POINTS.map((point, i) =>
      element(
        "div",
        {},
        element("dt", {}, element("i", { class: `strip-point point-${point}`, "aria-hidden": "true" }), element("span")),
        figures[i],
      ),
    ),
  );
  const node = element("div", { class: "strip" }, element("div", { class: "strip-head" }, title, count), line, scale(), list);
  whenLanguageIsKnown(() => {
    say(title, text(`timings.${name}`));
    [...list.querySelectorAll("dt span")].forEach((label, i) => say(label, text(`column.${POINTS[i]}`)));
  });
  return {
    name,
    node,
    show(summary) {
      say(count, text("timings.count", { n: number(summary.count) }));
      POINTS.forEach((point, i) => {
        say(figures[i], duration(summary[point]));
        points[i].hidden = summary[point] === null;
        points[i].style.insetInlineStart = `${place(summary[point] ?? LEAST)}%`;
      });
      const range = line.firstElementChild;
      range.style.insetInlineStart = `${place(summary.p50 ?? LEAST)}%`;
      range.style.inlineSize = `${place(summary.p99 ?? LEAST) - place(summary.p50 ?? LEAST)}%`;
    },
  };
}

function scale() {
  const node = element("div", { class: "strip-scale", "aria-hidden": "true" });
  whenLanguageIsKnown(() =>
    node.replaceChildren(
      ...[0.1, 1, 10, 100, 1000, 10_000].map((ms) => {
        const tick = element("span", {}, duration(ms));
        tick.style.insetInlineStart = `${place(ms)}%`;
        return tick;
      }),
    ),
  );
  return node;
}
