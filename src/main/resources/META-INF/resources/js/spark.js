import { text } from "./language.js";
import { number } from "./format.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 240;
const HEIGHT = 40;

/** A small picture of the borrowed connections in a history, with the maximum as its upper edge. */
export function spark({ samples }, most) {
  const svg = document.createElementNS(SVG, "svg");
  const top = Math.max(most, ...samples.map((sample) => sample.checked_out_max), 1);
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("class", "spark");
  svg.setAttribute("role", "img");
  svg.setAttribute(
    "aria-label",
    text("incident.spark", {
      from: number(samples[0]?.checked_out_max ?? 0),
      to: number(samples.at(-1)?.checked_out_max ?? 0),
      max: number(most),
    }),
  );
  const step = WIDTH / Math.max(1, samples.length);
  const points = samples.map((sample, i) => `H${(i * step).toFixed(1)}V${(HEIGHT - (HEIGHT * sample.checked_out_max) / top).toFixed(1)}`);
  const area = document.createElementNS(SVG, "path");
  area.setAttribute("d", `M0 ${HEIGHT}${points.join("")}H${WIDTH}V${HEIGHT}Z`);
  svg.append(area);
  return svg;
}
