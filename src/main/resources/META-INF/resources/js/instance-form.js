import { cancelButton, field, openDialog, submitButton } from "./dialog.js";
import { element } from "./dom.js";
import { GROUPS, INSTANCES } from "./instance-fields.js";
import { envsChanged } from "./envs.js";
import { inputOf, valueOf } from "./instance-values.js";
import { text } from "./language.js";
import { ask } from "./service.js";
import { change, changedMeanwhile, present } from "./versions.js";

const FIELDS = Object.values(GROUPS).flat();

/** Opens the form for a new instance, or to change one. @param done called once the service has taken it */
export function openInstance(instance, done) {
  const groups = Object.entries(GROUPS).map(([name, fields], i) =>
    element(
      "details",
      { class: "field-group", open: i === 0 },
      element("summary", {}, text(`instance.group.${name}`)),
      element(
        "div",
        { class: "fields" },
        fields.map((each) =>
          field(labelOf(each, instance), inputOf(each, instance), each.type === "pairs" ? text("instance.envs.hint") : null),
        ),
      ),
    ),
  );
  const dialog = openDialog({
    title: instance ? text("instance.edit", { name: instance.name }) : text("instance.create"),
    content: groups,
    buttons: [cancelButton(), submitButton(text(instance ? "save" : "instance.create.do"))],
    wide: true,
    onSubmit: async (form) => {
      try {
        await send(instance, changes(form, instance, before));
      } catch (problem) {
        openWhereWrong(form, problem);
        throw problem;
      }
    },
    afterwards: done,
  });
  const before = snapshot(dialog.querySelector("form"), instance);
}

/** Asks for the name of a copy; without one the service finds a free name. */
export function openCopy(instance, done) {
  const name = element("input", { name: "new_name", type: "text", maxLength: 255 });
  openDialog({
    title: text("instance.copy.title", { name: instance.name }),
    content: [field(text("instance.copy.name"), name, text("instance.copy.hint"))],
    buttons: [cancelButton(), submitButton(text("instance.copy"))],
    onSubmit: () => ask(`${INSTANCES}/copy`, { method: "POST", body: { source_instance_id: instance.id, new_name: name.value || null } }),
    afterwards: done,
  });
}

async function send(instance, body) {
  if (!instance) {
    await ask(INSTANCES, { method: "POST", body });
  } else if (Object.keys(body).length) {
    const { instance: now, version } = await present(instance.id);
    if (now && overwrites(body, instance, now)) {
      throw changedMeanwhile();
    }
    const patch = { method: "PATCH", type: "application/merge-patch+json", body };
    await change(`${INSTANCES}/${instance.id}`, patch, version);
  }
}

/** Whether something that is sent is not any more what the reader saw. Somebody else's change of the rest stays as it is. */
function overwrites(body, seen, now) {
  const differs = (names, before, after) => Object.keys(names).some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const { envs = {}, ...others } = body;
  return differs(others, seen, now) || differs(envs, seen.envs, now.envs);
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

/** What every input holds, to be compared with what it holds later: a browser does not keep each value as the service wrote it. */
const snapshot = (form, instance) =>
  new Map(FIELDS.map((each) => [each.name, JSON.stringify(valueOf(each, form.elements[each.name], instance))]));

/**
 * Only what the reader has changed is sent, of the environment too, so that nobody else's change is undone. A number that is emptied goes
 * back to what the service takes by itself.
 *
 * @throws what is wrong in which fields: a number that is none
 */
function changes(form, instance, before) {
  const body = {};
  const errors = [];
  for (const each of FIELDS) {
    const input = form.elements[each.name];
    const value = valueOf(each, input, instance);
    if (input.validity.badInput) {
      errors.push({ field: each.name, message: text("number.needed") });
    } else if (JSON.stringify(value) !== before.get(each.name)) {
      body[each.name] = instance && each.type === "pairs" ? envsChanged(instance[each.name], value) : value;
    }
  }
  if (errors.length) {
    throw Object.assign(new Error(errors[0].message), { errors });
  }
  return body;
}
