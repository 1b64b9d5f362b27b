import { element } from "./dom.js";
import { envsOf, linesOf } from "./envs.js";
import { word } from "./language.js";

const valueFor = ({ name, usual }, instance) => (instance ? instance[name] : usual);

/** The input of a field with an instance's value, or the usual one of a new instance. */
export function inputOf(field, instance) {
  const { name, type, least, most, choices, required } = field;
  const value = valueFor(field, instance);
  const common = { name, required: Boolean(required) };
  switch (type) {
    case "flag":
      return element("input", { ...common, type: "checkbox", checked: Boolean(value) });
    case "choice":
      return element(
        "select",
        common,
        (choices.includes(value) ? choices : [value, ...choices]).map((choice) =>
          element("option", { value: choice, selected: choice === value }, word("status", choice)),
        ),
      );
    case "lines":
      return element("textarea", { ...common, maxLength: most, rows: 2, value: value ?? "" });
    case "pairs":
      return element("textarea", { ...common, rows: 4, spellcheck: false, class: "code", value: linesOf(value) });
    case "number":
      return element("input", {
        ...common,
        type: "number",
        inputMode: "numeric",
        min: least ?? null,
        max: most ?? null,
        value: value ?? "",
      });
    case "words":
      return element("input", { ...common, type: "text", value: value.join(", ") });
    default:
      return element("input", { ...common, type: "text", maxLength: most, value: value ?? "" });
  }
}

/** What an input holds as the service takes it; null for a number that is not there. */
export function valueOf(field, input, instance) {
  switch (field.type) {
    case "flag":
      return input.checked;
    case "number":
      return input.value === "" ? null : Number(input.value);
    case "words":
      return input.value.split(/[,\s]+/).filter(Boolean);
    case "pairs":
      return envsOf(input.value, valueFor(field, instance));
    default:
      return input.value;
  }
}
