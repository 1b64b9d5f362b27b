import { cancelButton, field, openDialog, submitButton } from "./dialog.js";
import { element } from "./dom.js";
import { GROUPS } from "./instance-fields.js";
import { text } from "./language.js";
import { ask } from "./service.js";

const INSTANCES = "/api/instances";
const FIELDS = Object.values(GROUPS).flat();

/** Opens the form for a new instance, or to change one. @param done called once the service has taken it */
export function openInstance(instance, done) {
  const groups = Object.entries(GROUPS).map(([name, fields], i) =>
    element("details", { class: "field-group", open: i === 0 }, element("summary", {}, text(`instance.group.${name}`)), element("div", { class: "fields" }, fields.map((each) => field(labelOf(each, instance), inputOf(each, instance), each.type === "pairs" ? text("instance.envs.hint") : null)))),
  );
  openDialog({
    title: instance ? text("instance.edit", { name: instance.name }) : text("instance.create"),
    content: groups,
    buttons: [cancelButton(), submitButton(text(instance ? "save" : "instance.create.do"))],
    wide: true,
    onSubmit: async (form) => {
      try {
        await send(instance, changes(form, instance));
      } catch (problem) {
        openWhereWrong(form, problem);
        throw problem;
      }
      done();
    },
  });
}

/** Asks for the name of a copy; without one the service finds a free name. */
export function openCopy(instance, done) {
  const name = element("input", { name: "new_name", type: "text", maxLength: 255 });
  openDialog({
    title: text("instance.copy.title", { name: instance.name }),
    content: [field(text("instance.copy.name"), name, text("instance.copy.hint"))],
    buttons: [cancelButton(), submitButton(text("instance.copy"))],
    onSubmit: async () => {
      await ask(`${INSTANCES}/copy`, { method: "POST", body: { source_instance_id: instance.id, new_name: name.value || null } });
      done();
    },
  });
}

function send(instance, body) {
  if (!instance) {
    return ask(INSTANCES, { method: "POST", body });
  }
  return Object.keys(body).length ? ask(`${INSTANCES}/${instance.id}`, { method: "PUT", body }) : null;
}

/** A field that is wrong must not be hidden in a group that is closed. */
function openWhereWrong(form, { errors = [] }) {
  for (const { field: name } of errors) {
    const input = form.elements[name.split(/[.[]/)[0]];
    if (input?.closest) {
      input.closest("details").open = true;
    }
  }
}

function labelOf({ name, required }, instance) {
  return required && !instance ? `${name} ${text("required")}` : name;
}

function inputOf({ name, type, least, most, choices, usual, required }, instance) {
  const value = instance ? instance[name] : usual;
  const common = { name, required: Boolean(required) };
  switch (type) {
    case "flag":
      return element("input", { ...common, type: "checkbox", checked: Boolean(value) });
    case "choice":
      return element("select", common, choices.map((choice) => element("option", { value: choice, selected: choice === value }, text(`status.${choice}`))));
    case "lines":
      return element("textarea", { ...common, maxLength: most, rows: 2, value: value ?? "" });
    case "pairs":
      return element("textarea", { ...common, rows: 4, spellcheck: false, class: "code", value: Object.entries(value).map(([key, set]) => `${key}=${set}`).join("\n") });
    case "number":
      return element("input", { ...common, type: "number", inputMode: "numeric", min: least ?? null, max: most ?? null, value: value ?? "" });
    case "words":
      return element("input", { ...common, type: "text", value: value.join(", ") });
    default:
      return element("input", { ...common, type: "text", maxLength: most, value: value ?? "" });
  }
}

/** Only what the reader has changed is sent, so that nobody else's change is undone. */
function changes(form, instance) {
  const body = {};
  for (const each of FIELDS) {
    const value = valueOf(form.elements[each.name], each.type);
    const before = instance ? instance[each.name] : each.usual;
    if (value !== null && JSON.stringify(value) !== JSON.stringify(before ?? "")) {
      body[each.name] = value;
    }
  }
  return body;
}

function valueOf(input, type) {
  switch (type) {
    case "flag":
      return input.checked;
    case "number":
      return input.value === "" ? null : Number(input.value);
    case "words":
      return input.value.split(/[,\s]+/).filter(Boolean);
    case "pairs":
      return Object.fromEntries(
        input.value
          .split("\n")
          .filter((line) => line.trim())
          .map((line) => (line.includes("=") ? [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1)] : [line.trim(), ""])),
      );
    default:
      return input.value;
  }
}
