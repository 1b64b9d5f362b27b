const SVG = "http://www.w3.org/2000/svg";

/** A shape for each severity, so that no colour has to be seen. */
const SHAPES = {
  ok: ["M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z", "m4.8 8.2 2.2 2.2 4.2-4.6"],
  info: ["M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z", "M8 7.2v4M8 4.7v.1"],
  warning: ["M8 1.6 15 14.2H1Z", "M8 6.2v3.6M8 12v.1"],
  critical: ["M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2Z", "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"],
};

/** The mark of a severity, as an SVG that takes the colour of the text around it. */
export function mark(severity) {
  const [outline, sign] = SHAPES[severity] ?? SHAPES.info;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "severity-mark");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path(outline, "outline"), path(sign, "sign"));
  return svg;
}

/** The same for the tab of the browser. */
export function iconOf(severity, colour) {
  const [outline, sign] = SHAPES[severity] ?? SHAPES.info;
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="${SVG}" viewBox="0 0 16 16"><path d="${outline}" fill="${colour}"/>` +
      `<path d="${sign}" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/></svg>`,
  )}`;
}

function path(d, name) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("d", d);
  made.setAttribute("class", name);
  return made;
}
