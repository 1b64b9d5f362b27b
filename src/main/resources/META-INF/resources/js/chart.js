import uPlot from "./uplot.js";
import { show, startData, whenData, windowName, WINDOWS } from "./chart-data.js";
import { colourOf, drawIncidents, drawLines, drawMarks, linesOf } from "./chart-lines.js";
import { element, part, say } from "./dom.js";
import { hourAndMinute, number, time, timeOfDay } from "./format.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { told } from "./outcomes.js";
import { on } from "./stream.js";

const WHOLE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
const MINUTES_AND_HOURS = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200];

const CONNECTIONS = [
  { name: "checked_out_max", key: "peak", stroke: "--borrowed-peak", width: 1 },
  { name: "checked_out", key: "borrowed", stroke: "--borrowed", fill: "--borrowed-fill", width: 1.5 },
  { name: "checked_in", key: "idle", stroke: "--idle", width: 1.5, dash: [5, 3] },
];
const CALLERS = [
  { name: "waiting_max", key: "waiting", stroke: "--waiting", fill: "--waiting-fill", width: 1.5 },
  { name: "timeouts", key: "timeouts", stroke: "--critical", fill: "--critical", width: 1, bars: true },
];
const REQUESTS = [
  { name: "served", key: "served", stroke: "--served", fill: "--served-fill", width: 1.5 },
  { name: "faults", key: "faults", stroke: "--critical", fill: "--critical", width: 1, bars: true },
];

const plots = [];
let data = null;
let report = null;
let incidents = [];

/** @param list the incidents to shade, as the service lists them */
export function shade(list) {
  incidents = list;
  plots.forEach((each) => each.plot.redraw(false));
}

export function startChart() {
  const stepped = uPlot.paths.stepped({ align: 1 });
  const bars = uPlot.paths.bars({ size: [0.6, 3, 2] });
  plots.push(
    plotOf(part("plot-connections"), CONNECTIONS, stepped, bars, false, () => linesOf(report)),
    plotOf(part("plot-callers"), CALLERS, stepped, bars, false, () => []),
    plotOf(part("plot-requests"), REQUESTS, stepped, bars, true, () => [], "faults"),
  );
  whenData((newer) => {
    data = newer;
    plots.forEach(fill);
    tell();
  });
  on("reading", ({ pool }) => {
    const changed = report?.max_connections !== pool.max_connections || report?.pool_size !== pool.pool_size;
    report = pool;
    if (changed) {
      plots.forEach(fill);
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plots.forEach((each) => each.plot.redraw()));
  offerWindows();
  whenLanguageIsKnown(() => {
    plots.forEach((each) => each.plot.redraw());
    tell();
  });
  startData();
}

/** @param marked the column whose samples get a mark at the upper edge where there is one at all, so that few among many are seen */
function plotOf(place, series, stepped, bars, withTimes, lines, marked = "") {
  const axis = {
    stroke: () => colourOf("--ink-3"),
    grid: { stroke: () => colourOf("--grid"), width: 1 },
    ticks: { show: false },
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
  };
  const plot = new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      padding: [8, 72, withTimes ? 0 : 6, 0],
      legend: { show: false },
      cursor: { sync: { key: "pool", setSeries: false }, drag: { x: false, y: false }, y: false, points: { size: 7 } },
      scales: { x: { time: true }, y: { range: (_plot, _min, max) => [0, top(lines(), max)] } },
      axes: [
        {
          ...axis,
          size: withTimes ? 28 : 0,
          space: 72,
          incrs: MINUTES_AND_HOURS,
          values: (_, at) => at.map((each) => (withTimes ? hourAndMinute(new Date(each * 1000)) : "")),
        },
        { ...axis, size: 40, space: 32, incrs: WHOLE_STEPS, values: (_, at) => at.map((each) => number(each)) },
      ],
      series: [
        {},
        ...series.map((each) => ({
          stroke: () => colourOf(each.stroke),
          fill: each.fill && (() => colourOf(each.fill)),
          width: each.width,
          dash: each.dash,
          paths: each.bars ? bars : stepped,
          points: { show: false },
        })),
      ],
      hooks: {
        drawAxes: [(drawn) => drawIncidents(drawn, incidents)],
        draw: [(drawn) => drawLines(drawn, lines()), (drawn) => marked && data && drawMarks(drawn, data.times, data.columns[marked])],
        setCursor: [() => tell()],
      },
    },
    [[], ...series.map(() => [])],
    place,
  );
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: place.clientHeight })).observe(place);
  const each = { plot, series, place };
  walkByKeys(each);
  return each;
}

/** Room for every line and everything that was measured. */
function top(lines, measured) {
  return Math.max(4, (measured ?? 0) * 1.05, ...lines.map((line) => line.value * 1.08));
}

function fill({ plot, series }) {
  if (data) {
    plot.setData([data.times, ...series.map(({ name }) => data.columns[name])], false);
    plot.batch(() => {
      plot.setScale("x", { min: data.from, max: data.to });
    });
  }
}

/** Left and right walk from sample to sample, as the mouse does. */
function walkByKeys({ plot, place }) {
  place.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30, Home: -Infinity, End: Infinity }[event.key];
    if (!steps || !data?.times.length) {
      return;
    }
    event.preventDefault();
    const last = data.times.length - 1;
    const first = Math.max(
      0,
      data.times.findIndex((at) => at >= data.from),
    );
    const index = Math.min(last, Math.max(first, (plot.cursor.idx ?? last) + steps));
    plot.setCursor({ left: plot.valToPos(data.times[index], "x"), top: 10 });
    tell(place);
  });
  place.addEventListener("blur", () => plot.setCursor({ left: -10, top: -10 }));
}

/**
 * The figures under the cursor, or the newest: beside the plots and for who does not see them.
 *
 * @param walked the plot in which the reader has pressed a key: while one has the focus, only then is it read out
 */
function tell(walked = null) {
  if (!data || plots.length < 3) {
    return;
  }
  const index = plots.map(({ plot }) => plot.cursor.idx).find((under) => Number.isInteger(under)) ?? data.times.length - 1;
  const at = data.times[index];
  const underCursor = index !== data.times.length - 1;
  say(
    part("chart-at"),
    at === undefined ? text("chart.empty") : underCursor ? time(at * 1000) : text("chart.now", { time: timeOfDay(at * 1000) }),
  );
  const figures = [];
  for (const { series } of plots) {
    for (const { name, key } of series) {
      const value = data.columns[name][index];
      say(part(`figure-${key}`), number(value, 1));
      figures.push(`${text(`chart.${key}`)} ${number(value, 1)}`);
    }
  }
  const ended = told(data.columns.outcomes[index] ?? {});
  say(part("chart-outcomes"), ended);
  figures.push(ended);
  for (const { place } of plots.filter((each) => each.place === walked || each.place !== document.activeElement)) {
    place.setAttribute("aria-valuemin", "0");
    place.setAttribute("aria-valuemax", String(Math.max(0, data.times.length - 1)));
    place.setAttribute("aria-valuenow", String(Math.max(0, index)));
    place.setAttribute("aria-valuetext", at === undefined ? text("chart.empty") : `${timeOfDay(at * 1000)}: ${figures.join(", ")}`);
  }
}

function offerWindows() {
  const place = part("chart-windows");
  whenLanguageIsKnown(() => {
    place.replaceChildren(
      ...Object.keys(WINDOWS).map((name) =>
        element(
          "label",
          {},
          element("input", { type: "radio", name: "window", value: name, checked: name === windowName(), onchange: () => show(name) }),
          element("span", {}, text(`chart.window.${name}`)),
        ),
      ),
    );
  });
}
