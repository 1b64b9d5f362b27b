import { clearFieldErrors, confirmAndDo, field, showFieldErrors } from "./dialog.js";
import { element, part, say } from "./dom.js";
import { startDrills } from "./drills.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { POOL, read, signedIn } from "./service.js";
import { on } from "./stream.js";

/** The ways to flush, the gentlest first; the last two take connections away from who has borrowed them. */
const FLUSHES = ["idle", "invalid", "graceful", "leaked", "all"];
/** What can be done to SQLite's one shared connection. */
const OF_SHARED = ["leaked"];
const ASK_FIRST = new Set(["leaked", "all"]);

let resize = null;
let report = null;

/** What changes the pool, for who has signed in. */
export function startOperations() {
  const show = () => {
    part("operations").hidden = !signedIn();
    if (signedIn()) {
      build();
    } else {
      part("operations-body").replaceChildren();
      resize = null;
    }
  };
  // what the reader has opened and typed stays where nothing but the news of it comes again
  const showOnce = () => (signedIn() && part("operations-body").hasChildNodes() ? undefined : show());
  on("reading", ({ pool }) => {
    const other = report?.pool_type !== pool.pool_type;
    report = pool;
    if (other) {
      show();
    }
  });
  document.addEventListener("signed-in-or-out", showOnce);
  whenLanguageIsKnown(show);
}

/** Puts a size into the form, for the reader to send. */
export function offerResize(size) {
  if (resize) {
    resize.elements.pool_size.value = size.pool_size;
    resize.elements.max_overflow.value = size.max_overflow;
    part("operations").scrollIntoView();
    resize.elements.pool_size.focus();
  }
}

function build() {
  const outcome = element("p", { class: "outcome-line", role: "status" });
  const shared = report?.pool_type === "StaticPool";
  resize = shared ? null : resizeForm(outcome);
  part("operations-body").replaceChildren(
    element(
      "div",
      { class: "operations" },
      resize ? group("operations.resize", text("operations.resize.hint"), resize) : group("operations.resize", report.message),
      group("operations.flush", text("operations.flush.hint"), flushes(shared ? OF_SHARED : FLUSHES, outcome)),
    ),
    outcome,
    startDrills(),
  );
}

function group(title, hint, content) {
  return element("section", { class: "operation" }, element("h3", {}, text(title)), element("p", { class: "hint" }, hint), content);
}

function resizeForm(outcome) {
  const size = element("input", {
    name: "pool_size",
    type: "number",
    min: 1,
    max: 1000,
    inputMode: "numeric",
    value: report?.pool_size ?? "",
  });
  const overflow = element("input", {
    name: "max_overflow",
    type: "number",
    min: 0,
    max: 1000,
    inputMode: "numeric",
    value: report?.max_overflow ?? "",
  });
  const form = element(
    "form",
    { class: "row-form", noValidate: true },
    field(text("sizing.pool_size"), size),
    field(text("sizing.max_overflow"), overflow),
    element("button", { type: "submit", class: "primary" }, text("operations.resize.do")),
  );
  const body = () => ({ pool_size: whole(size.value), max_overflow: whole(overflow.value) });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearFieldErrors(form);
    try {
      await change("/size", body(), outcome);
    } catch (problem) {
      if (problem.status === 409) {
        insist(problem, body(), outcome);
      } else if (!showFieldErrors(form, problem.errors ?? [])) {
        tell(outcome, problem.message, true);
      }
    }
  });
  return form;
}

/** What is no number is sent as it is, for the service to say what is wrong with it. */
const whole = (value) => (value.trim() === "" ? null : Number.isInteger(Number(value)) ? Number(value) : value);

/** The server has no room for it: says so in the service's words, and leaves it to the reader. */
function insist(problem, body, outcome) {
  tell(outcome, "", false);
  confirmAndDo(text("operations.force"), problem.message, text("operations.force.do"), () =>
    change("/size", { ...body, force: true }, outcome),
  );
}

function flushes(modes, outcome) {
  return element(
    "ul",
    { class: "flushes" },
    modes.map((mode) => {
      const button = element(
        "button",
        { type: "button", class: ASK_FIRST.has(mode) ? "danger" : "quiet", onclick: () => flush(mode, outcome) },
        text(`flush.${mode}`),
      );
      return element("li", {}, button, element("span", { class: "hint" }, text(`flush.${mode}.what`)));
    }),
  );
}

async function flush(mode, outcome) {
  const deed = () => change("/flush", { mode }, outcome);
  if (ASK_FIRST.has(mode)) {
    confirmAndDo(text(`flush.${mode}.sure`), text(`flush.${mode}.what`), text(`flush.${mode}`), deed);
    return;
  }
  try {
    await deed();
  } catch (problem) {
    tell(outcome, problem.message, true);
  }
}

async function change(path, body, outcome) {
  tell(outcome, text("operations.working"), false);
  try {
    const done = await read(POOL + path, { method: "POST", body });
    report = done.after;
    tell(outcome, done.message, false);
  } catch (problem) {
    tell(outcome, "", false);
    throw problem;
  }
}

function tell(outcome, words, failed) {
  outcome.classList.toggle("problem", failed);
  say(outcome, words);
}
