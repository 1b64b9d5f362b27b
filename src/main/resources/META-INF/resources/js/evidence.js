import { element } from "./dom.js";
import { duration, number, time } from "./format.js";
import { text, word } from "./language.js";
import { sessionState } from "./sessions.js";

const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/;

/** The figures that made a finding, by their names. */
export const evidence = (figures) =>
  element(
    "dl",
    { class: "evidence" },
    Object.entries(figures).map(([name, figure]) =>
      element("div", {}, element("dt", {}, labelOf(name)), element("dd", {}, shown(name, figure))),
    ),
  );

const labelOf = (name) => word("evidence", name);

/** Of a list each entry, of an entry each figure with its name. */
function shown(name, figure) {
  if (Array.isArray(figure)) {
    return figure.map((each) => shown(name, each)).join("; ") || "–";
  }
  switch (typeof figure) {
    case "object":
      return figure === null
        ? "–"
        : Object.entries(figure)
            .map(([each, value]) => `${labelOf(each)} ${shown(each, value)}`)
            .join(" · ");
    case "number":
      return name.endsWith("_ms") || name.includes("_ms_") ? duration(figure) : name.endsWith("pid") ? String(figure) : number(figure, 1);
    case "boolean":
      return text(figure ? "yes" : "no");
    default:
      return name === "outcome"
        ? word("outcome", figure)
        : name === "state"
          ? sessionState(figure)
          : INSTANT.test(figure)
            ? time(figure)
            : figure;
  }
}
