import { element } from "./dom.js";
import { text } from "./language.js";

const COLUMNS = ["field", "before", "after"];

/** @param differences what the service answers: of each field its name and both values */
export function differencesOf(differences) {
  if (!differences.length) {
    return element("p", {}, text("history.same"));
  }
  const head = COLUMNS.map((name) => element("th", { scope: "col" }, text(`column.${name}`)));
  const rows = differences.map(({ field, before, after }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, field),
      element("td", { class: "before" }, valueOf(before)),
      element("td", { class: "after" }, valueOf(after)),
    ),
  );
  return element("table", { class: "differences" }, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows));
}

function valueOf(value) {
  if (value === null) {
    return "–";
  }
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}
