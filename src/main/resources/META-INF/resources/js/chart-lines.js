import { text } from "./language.js";

const LABEL_HEIGHT = 14;

/** What a pool of this report is measured against: value, label and dash, the most important first. */
export function linesOf(report) {
  if (!report || report.pool_type === "StaticPool") {
    return [];
  }
  const share = (percent) => (report.pool_size * percent) / 100;
  return [
    { value: report.max_connections, label: text("chart.line.max", { n: report.max_connections }), colour: "--line-max", dash: [] },
    { value: report.pool_size, label: text("chart.line.base", { n: report.pool_size }), colour: "--line-base", dash: [] },
    { value: share(report.critical_percent), label: `${report.critical_percent} %`, colour: "--critical", dash: [2, 3] },
    { value: share(report.warning_percent), label: `${report.warning_percent} %`, colour: "--warning", dash: [6, 4] },
  ].filter((line) => Number.isFinite(line.value));
}

export const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Draws the lines over a plot, and their labels to the right of it, so that none covers another. */
export function drawLines(plot, lines) {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.font = `${11 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const drawn = lines.map((line) => ({ ...line, y: plot.valToPos(line.value, "y", true) })).sort((one, other) => one.y - other.y);
  spread(drawn, LABEL_HEIGHT * ratio, bbox.top + bbox.height);
  for (const line of drawn) {
    ctx.strokeStyle = colourOf(line.colour);
    ctx.lineWidth = ratio;
    ctx.setLineDash(line.dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, line.y);
    ctx.lineTo(right, line.y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(right, line.y);
    ctx.lineTo(right + 6 * ratio, line.labelY);
    ctx.stroke();
    ctx.fillStyle = line.colour.startsWith("--line") ? colourOf("--ink-2") : colourOf(line.colour);
    ctx.fillText(line.label, right + 9 * ratio, line.labelY);
  }
  ctx.restore();
}

/** Pushes labels down where they would touch, and then up again from the bottom. */
function spread(lines, height, bottom) {
  lines.forEach((line, i) => (line.labelY = i === 0 ? line.y : Math.max(line.y, lines[i - 1].labelY + height)));
  for (let i = lines.length - 1; i >= 0; i--) {
    const most = i === lines.length - 1 ? bottom - height / 2 : lines[i + 1].labelY - height;
    lines[i].labelY = Math.min(lines[i].labelY, most);
  }
}

/** Puts a triangle that points down at the upper edge of a plot over each sample that counts something, however little. */
export function drawMarks(plot, times, counts) {
  const { ctx, bbox } = plot;
  const half = 4 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - half, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colourOf("--critical");
  ctx.beginPath();
  times.forEach((at, i) => {
    if (counts[i] > 0) {
      const x = plot.valToPos(at, "x", true);
      ctx.moveTo(x - half, bbox.top - half);
      ctx.lineTo(x + half, bbox.top - half);
      ctx.lineTo(x, bbox.top + half);
    }
  });
  ctx.fill();
  ctx.restore();
}

/** Shades the times of incidents behind a plot, with a bar at the top that does not depend on the colour. */
export function drawIncidents(plot, incidents) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const incident of incidents) {
    const from = plot.valToPos(Date.parse(incident.began_at) / 1000, "x", true);
    const to = incident.ended_at ? plot.valToPos(Date.parse(incident.ended_at) / 1000, "x", true) : bbox.left + bbox.width;
    const width = Math.max(2 * devicePixelRatio, to - from);
    ctx.fillStyle = colourOf(`--${incident.severity}`);
    ctx.globalAlpha = 0.07;
    ctx.fillRect(from, bbox.top, width, bbox.height);
    ctx.globalAlpha = 0.8;
    ctx.fillRect(from, bbox.top, width, 3 * devicePixelRatio);
  }
  ctx.restore();
}
