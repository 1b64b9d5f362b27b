import { element, fresh } from "./dom.js";
import { text } from "./language.js";

/**
 * Opens a dialog that takes the keyboard's focus and gives it back when it is closed.
 *
 * @param title its heading
 * @param content its nodes, inside a form
 * @param buttons nodes at its end; one of type "submit" submits
 * @param onSubmit called with the form; the dialog closes unless it throws, and shows what it threw
 * @param afterwards called once it has closed because of that, when the focus is back where it came from
 */
export function openDialog({ title, content, buttons, onSubmit, afterwards = () => {}, wide = false }) {
  const id = fresh("dialog");
  const failure = element("p", { class: "problem", role: "alert" });
  const form = element(
    "form",
    { noValidate: true },
    element("h2", { id }, title),
    ...content,
    failure,
    element("div", { class: "buttons" }, buttons),
  );
  const dialog = element("dialog", { "aria-labelledby": id, class: wide ? "wide" : null }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) {
      return;
    }
    form.setAttribute("aria-busy", "true");
    failure.textContent = "";
    clearFieldErrors(form);
    try {
      await onSubmit(form);
    } catch (problem) {
      if (!showFieldErrors(form, problem.errors ?? [])) {
        failure.textContent = problem.message;
      }
      return;
    } finally {
      form.removeAttribute("aria-busy");
    }
    dialog.close();
    afterwards();
  });
  dialog.addEventListener("cancel", (event) => form.hasAttribute("aria-busy") && event.preventDefault());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Closes its dialog, unless that is at work: what has been asked for would go on unseen. */
export const cancelButton = (words = text("cancel")) => element("button", { type: "button", class: "quiet", onclick: cancel }, words);

function cancel({ target }) {
  if (!target.form.hasAttribute("aria-busy")) {
    target.closest("dialog").close();
  }
}

export const submitButton = (words, dangerous = false) =>
  element("button", { type: "submit", class: dangerous ? "danger" : "primary" }, words);

/** Asks before something that cannot be undone. Does it, and shows in the dialog why it could not be done. */
export function confirmAndDo(question, consequence, words, deed, afterwards) {
  return openDialog({
    title: question,
    content: [element("p", {}, consequence)],
    buttons: [cancelButton(), submitButton(words, true)],
    onSubmit: deed,
    afterwards,
  });
}

/** Shows each error of a 422 at its field. False where one has no field here, so that the sentence as a whole has to be shown. */
export function showFieldErrors(form, errors) {
  let first = null;
  let placed = errors.length > 0;
  for (const { field, message } of errors) {
    const input = form.elements[field.split(/[.[]/)[0]];
    const place = input?.id && form.querySelector(`[data-error-of="${input.id}"]`);
    if (place) {
      place.textContent = `${field} ${message}`;
      input.setAttribute("aria-invalid", "true");
      first ??= input;
    } else {
      placed = false;
    }
  }
  first?.focus();
  return placed;
}

export function clearFieldErrors(form) {
  form.querySelectorAll("[data-error-of]").forEach((place) => (place.textContent = ""));
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

/** A labelled input with a place for its error and, where there is one, a hint. */
export function field(label, input, hint) {
  input.id ||= fresh("field");
  const error = element("span", { class: "field-error", id: `${input.id}-error`, "data-error-of": input.id });
  const note = hint && element("span", { class: "hint", id: `${input.id}-hint` }, hint);
  input.setAttribute("aria-describedby", note ? `${error.id} ${note.id}` : error.id);
  const box = input.type === "checkbox";
  return element(
    "div",
    { class: box ? "field field-box" : "field" },
    box && input,
    element("label", { htmlFor: input.id }, label),
    !box && input,
    note,
    error,
  );
}
