import { confirmAndDo } from "./dialog.js";
import { element, fresh, part, say } from "./dom.js";
import { number, time } from "./format.js";
import { openDeleted, openHistory } from "./history.js";
import { INSTANCES, STATUSES } from "./instance-fields.js";
import { openCopy, openInstance } from "./instance-form.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { PAGE, pager } from "./pager.js";
import { ask, signedIn } from "./service.js";
import { openSignIn, signInPossible } from "./sign-in.js";
import { table } from "./table.js";

const PAUSE = 250;

let skip = 0;
let total = 0;
let turn = 0;
/** What the rows that are shown were searched by. */
let sought = "";

/**
 * The registry. It is the only part whose questions borrow a connection of the pool, so it asks when it comes into sight and when the
 * reader does something, and never by itself.
 */
export function startInstances() {
  const locked = element("div", { class: "empty" });
  const search = element("input", { type: "search", id: fresh("search"), autocomplete: "off" });
  const status = element("select", { id: fresh("status") });
  const tools = element("div", { class: "tools" });
  const problem = element("p", { class: "problem", role: "status" });
  const rows = table({
    label: "instances.title",
    columns: columns(load, () => {
      load();
      search.focus();
    }),
    keyOf: (instance) => instance.id,
    empty: "instances.empty",
  });
  const pages = pager((to) => {
    skip = to;
    // how many there are is counted when something was searched or changed: it reads all of them
    load({ counted: false });
  });
  const open = element("div", {}, tools, problem, rows.node, pages.node);
  part("instances-body").append(locked, open);
  let seen = false;
  let pause = 0;

  const begin = () => {
    const allowed = signedIn() || !signInPossible();
    locked.hidden = allowed;
    open.hidden = !allowed;
    say(part("instances-count"), "");
    // an answer that is under way is for who was signed in before
    turn++;
    if (!allowed) {
      rows.show(null);
    }
    if (allowed && seen) {
      load();
    }
  };
  const again = () => {
    clearTimeout(pause);
    pause = setTimeout(load, PAUSE);
  };
  search.addEventListener("input", again);
  status.addEventListener("change", again);
  document.addEventListener("signed-in-or-out", begin);
  new IntersectionObserver((entries) => {
    if (entries.at(-1).isIntersecting && !seen) {
      seen = true;
      begin();
    }
  }).observe(part("instances"));

  whenLanguageIsKnown(() => {
    const chosen = status.value;
    status.replaceChildren(
      element("option", { value: "" }, text("instances.any")),
      ...STATUSES.map((each) => element("option", { value: each }, text(`status.${each}`))),
    );
    status.value = chosen;
    tools.replaceChildren(
      element("div", { class: "field" }, element("label", { htmlFor: search.id }, text("instances.search")), search),
      element("div", { class: "field" }, element("label", { htmlFor: status.id }, text("column.status")), status),
      element("button", { type: "button", class: "quiet", onclick: () => load() }, text("refresh")),
      element("button", { type: "button", class: "quiet", onclick: () => openDeleted(load) }, text("history.deleted")),
      element("button", { type: "button", class: "primary", onclick: () => openInstance(null, loadNewest) }, text("instance.create")),
    );
    locked.replaceChildren(
      element("p", {}, text("instances.locked")),
      element("button", { type: "button", class: "primary", onclick: () => openSignIn() }, text("sign_in")),
    );
    begin();
  });

  function loadNewest() {
    skip = 0;
    load();
  }

  async function load({ counted = true } = {}) {
    const mine = ++turn;
    // whatever was typed is asked for now
    clearTimeout(pause);
    const filters = new URLSearchParams();
    if (search.value.trim()) {
      filters.set("name", search.value.trim());
    }
    if (status.value) {
      filters.set("status", status.value);
    }
    const anew = filters.toString() !== sought;
    if (anew) {
      sought = filters.toString();
      skip = 0;
    }
    const query = new URLSearchParams([...filters, ["skip", String(skip)], ["limit", String(PAGE)], ["count", String(counted || anew)]]);
    try {
      const answer = await ask(`${INSTANCES}?${query}`);
      const instances = await answer.json();
      if (mine !== turn) {
        return;
      }
      total = Number(answer.headers.get("X-Total-Count") ?? total);
      say(problem, "");
      if (!instances.length && skip && total) {
        skip = PAGE * Math.floor((total - 1) / PAGE);
        load();
        return;
      }
      rows.show(instances);
      say(part("instances-count"), text("instances.count", { n: number(total) }));
      pages.show(skip, total);
    } catch (failure) {
      if (mine === turn) {
        say(problem, failure.message);
      }
    }
  }
}

function columns(load, whenDeleted) {
  return [
    { name: "name", show: (instance) => instance.name },
    { name: "model", show: (instance) => `${instance.model_name} ${instance.model_version}` },
    { name: "cluster", show: (instance) => instance.cluster_name },
    { name: "image", show: (instance) => instance.image_tag },
    {
      name: "status",
      show: (instance) => element("span", { class: "badge", "data-status": instance.status }, word("status", instance.status)),
      same: (instance) => instance.status,
    },
    { name: "priority", show: (instance) => word("priority", instance.priority) },
    { name: "replicas", numeric: true, show: (instance) => number(instance.replicas) },
    { name: "parallel", show: (instance) => `${instance.pp} · ${instance.cp} · ${instance.tp}` },
    { name: "updated", show: (instance) => (instance.updated_at ? time(instance.updated_at) : "–") },
    { name: "do", make: (latest) => buttons(latest, load, whenDeleted) },
  ];
}

function buttons(latest, load, whenDeleted) {
  const button = (key, onclick) =>
    element("button", { type: "button", class: "link", value: key, onclick: () => onclick(latest()) }, text(key));
  const all = [
    button("edit", (instance) => openInstance(instance, load)),
    button("instance.copy", (instance) => openCopy(instance, load)),
    button("history", (instance) => openHistory(instance, load)),
    button("delete", (instance) =>
      confirmAndDo(
        text("instance.delete.sure", { name: instance.name }),
        text("instance.delete.what"),
        text("delete"),
        () => ask(`${INSTANCES}/${instance.id}`, { method: "DELETE" }),
        whenDeleted,
      ),
    ),
  ];
  const node = element("span", { class: "row-buttons" }, all);
  node.refresh = ({ name }) =>
    all.forEach((each) => each.setAttribute("aria-label", text("instance.do", { deed: text(each.value), name })));
  return node;
}
