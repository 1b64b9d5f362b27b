import { cancelButton, openDialog, submitButton } from "./dialog.js";
import { differencesOf } from "./differences.js";
import { element, keep, say } from "./dom.js";
import { number, time } from "./format.js";
import { INSTANCES } from "./instance-fields.js";
import { text, word } from "./language.js";
import { read } from "./service.js";
import { change, present } from "./versions.js";

const HISTORY = "/api/history";
const PAGE = 20;
/** The most entries that the service gives at once. */
const MOST = 1000;

/** Opens what was done to an instance. @param done called once it was rolled back */
export function openHistory({ id, name }, done) {
  openEntries(text("history.title", { name }), `${INSTANCES}/${id}/history?`, [], done);
}

/** Opens what was deleted, which no list shows any more. @param done called once something was brought back */
export function openDeleted(done) {
  const hint = element("p", { class: "hint" }, text("history.deleted.hint"));
  openEntries(text("history.deleted.title"), `${HISTORY}?operation_type=delete&`, [hint], done);
}

function openEntries(title, path, hints, done) {
  const list = element("ol", { class: "history" });
  const problem = element("p", { class: "problem", role: "status" });
  const nothing = element("p", { class: "empty", role: "status", hidden: true });
  const older = element("button", { type: "button", class: "quiet", hidden: true, onclick: () => load(shown + PAGE) }, text("pager.older"));
  let shown = PAGE;
  openForSession({
    title,
    content: [...hints, list, nothing, older, problem],
    buttons: [cancelButton(text("close"))],
    onSubmit: () => {},
    wide: true,
  });
  load(shown);

  async function load(most) {
    shown = Math.min(most, MOST - 1);
    try {
      // one more than is shown, since an entry is compared with the one before it
      const { history_records: records } = await read(`${path}limit=${shown + 1}`);
      const before = new Map(records.map((entry, i) => [entry, records[i + 1]]));
      keep(
        list,
        records.slice(0, shown),
        (entry) => entry.history_id,
        (entry) => itemOf(entry, before.get(entry), again),
      );
      say(problem, "");
      say(nothing, nothingOf(records));
      nothing.hidden = !nothing.textContent;
      const focused = document.activeElement === older;
      older.hidden = records.length <= shown || shown === MOST - 1;
      if (focused && older.hidden) {
        list.querySelector("li:last-child button").focus();
      }
    } catch (failure) {
      say(problem, failure.message);
    }
  }

  function nothingOf(records) {
    if (records.length > shown && shown === MOST - 1) {
      return text("history.end", { count: number(shown) });
    }
    return records.length ? "" : text("history.none");
  }

  function again() {
    load(shown);
    done();
  }
}

/** A dialog that ends with the session: what it shows is for who was signed in. */
function openForSession(properties) {
  const dialog = openDialog(properties);
  const end = () => dialog.close();
  document.addEventListener("signed-in-or-out", end);
  dialog.addEventListener("close", () => document.removeEventListener("signed-in-or-out", end));
}

function itemOf(entry, before, again) {
  const at = time(entry.operation_timestamp);
  return element(
    "li",
    {},
    element(
      "p",
      {},
      element("b", {}, entry.name),
      element("span", { class: "badge" }, word("history.done", entry.operation_type)),
      element("time", { dateTime: entry.operation_timestamp }, at),
      entry.changed_by && element("span", {}, text("history.by", { name: entry.changed_by })),
    ),
    element(
      "button",
      { type: "button", class: "link", "aria-label": text("history.rollback.to", { time: at }), onclick: () => askFirst(entry, at, again) },
      text("history.rollback"),
    ),
    before && ["update", "rollback"].includes(entry.operation_type) && changesOf(entry, before),
  );
}

function changesOf(entry, before) {
  const place = element("div", {});
  const names = entry.changed_fields?.join(", ") || text("history.changes");
  const details = element("details", {}, element("summary", {}, names), place);
  details.addEventListener("toggle", () => details.open && compare(place, before.history_id, entry.history_id));
  return details;
}

/** Says what a roll back would change now, before it is done. */
function askFirst(entry, at, again) {
  const instance = `${INSTANCES}/${entry.original_id}`;
  const consequence = element("p", {}, text("history.rollback.what"));
  const place = element("div", { role: "status" });
  // before what would change is read, so that nothing else is ever changed
  const now = present(entry.original_id);
  openForSession({
    title: text("history.rollback.sure", { name: entry.name, time: at }),
    content: [consequence, place],
    buttons: [cancelButton(), submitButton(text("history.rollback"), true)],
    onSubmit: async () => change(`${instance}/rollback`, { method: "POST", body: { history_id: entry.history_id } }, (await now).version),
    afterwards: again,
    wide: true,
  });
  now
    .then(() => read(`${instance}/history/latest`))
    .then(
      (latest) => {
        if (latest.operation_type === "delete") {
          say(consequence, text("history.rollback.back", { id: entry.original_id }));
        }
        compare(place, latest.history_id, entry.history_id);
      },
      (failure) => say(place, failure.message),
    );
}

async function compare(place, before, after) {
  try {
    place.replaceChildren(differencesOf(await read(`${HISTORY}/${before}/diff/${after}`)));
  } catch (failure) {
    place.replaceChildren(element("p", { class: "problem", role: "status" }, failure.message));
  }
}
