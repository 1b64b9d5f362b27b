import { confirmAndDo } from "./dialog.js";
import { element, fresh, part, say } from "./dom.js";
import { number, time } from "./format.js";
import { openCopy, openInstance } from "./instance-form.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { ask, signedIn } from "./service.js";
import { openSignIn, signInPossible } from "./sign-in.js";
import { table } from "./table.js";

const INSTANCES = "/api/instances";
const PAGE = 20;
const PAUSE = 250;
const STATUSES = ["active", "inactive", "pending", "error"];

let skip = 0;
let total = 0;
let turn = 0;

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
  const rows = table({ label: "instances.title", columns: columns(load), keyOf: (instance) => `${instance.id} ${instance.updated_at}`, empty: "instances.empty" });
  const pager = element("div", { class: "pager" });
  const open = element("div", {}, tools, problem, rows.node, pager);
  part("instances-body").append(locked, open);
  let seen = false;
  let pause = 0;

  const begin = () => {
    const allowed = signedIn() || !signInPossible();
    locked.hidden = allowed;
    open.hidden = !allowed;
    say(part("instances-count"), "");
    if (!allowed) {
      rows.show([]);
    }
    if (allowed && seen) {
      load();
    }
  };
  const again = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      skip = 0;
      load();
    }, PAUSE);
  };
  search.addEventListener("input", again);
  status.addEventListener("change", again);
  document.addEventListener("signed-in-or-out", begin);
  new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && !seen) {
      seen = true;
      begin();
    }
  }).observe(part("instances"));

  whenLanguageIsKnown(() => {
    const chosen = status.value;
    status.replaceChildren(element("option", { value: "" }, text("instances.any")), ...STATUSES.map((each) => element("option", { value: each }, text(`status.${each}`))));
    status.value = chosen;
    tools.replaceChildren(
      element("div", { class: "field" }, element("label", { htmlFor: search.id }, text("instances.search")), search),
      element("div", { class: "field" }, element("label", { htmlFor: status.id }, text("column.status")), status),
      element("button", { type: "button", class: "quiet", onclick: load }, text("refresh")),
      element("button", { type: "button", class: "primary", onclick: () => openInstance(null, load) }, text("instance.create")),
    );
    locked.replaceChildren(element("p", {}, text("instances.locked")), element("button", { type: "button", class: "primary", onclick: openSignIn }, text("sign_in")));
    begin();
  });

  async function load() {
    const mine = ++turn;
    const query = new URLSearchParams({ skip, limit: PAGE, count: true });
    if (search.value.trim()) {
      query.set("name", search.value.trim());
    }
    if (status.value) {
      query.set("status", status.value);
    }
    try {
      const answer = await ask(`${INSTANCES}?${query}`);
      const instances = await answer.json();
      if (mine !== turn) {
        return;
      }
      total = Number(answer.headers.get("X-Total-Count"));
      say(problem, "");
      rows.show(instances);
      say(part("instances-count"), text("instances.count", { n: number(total) }));
      showPager();
    } catch (failure) {
      say(problem, failure.message);
    }
  }

  function showPager() {
    const turnTo = (to) => () => {
      skip = to;
      load();
    };
    pager.hidden = total <= PAGE;
    pager.replaceChildren(
      element("button", { type: "button", class: "quiet", disabled: skip === 0, onclick: turnTo(Math.max(0, skip - PAGE)) }, text("pager.newer")),
      element("span", {}, text("pager.range", { from: number(Math.min(total, skip + 1)), to: number(Math.min(total, skip + PAGE)), total: number(total) })),
      element("button", { type: "button", class: "quiet", disabled: skip + PAGE >= total, onclick: turnTo(skip + PAGE) }, text("pager.older")),
    );
  }
}

function columns(load) {
  return [
    { name: "name", show: (instance) => instance.name },
    { name: "model", show: (instance) => `${instance.model_name} ${instance.model_version}` },
    { name: "cluster", show: (instance) => instance.cluster_name },
    { name: "image", show: (instance) => instance.image_tag },
    { name: "status", show: (instance) => element("span", { class: "badge", "data-status": instance.status }, word("status", instance.status)), same: (instance) => instance.status + text("yes") },
    { name: "priority", show: (instance) => word("priority", instance.priority) },
    { name: "replicas", numeric: true, show: (instance) => number(instance.replicas) },
    { name: "parallel", show: (instance) => `${instance.pp} · ${instance.cp} · ${instance.tp}` },
    { name: "updated", show: (instance) => time(instance.updated_at) },
    { name: "do", show: (instance) => buttons(instance, load), same: (instance) => String(instance.id) + text("yes") },
  ];
}

function buttons(instance, load) {
  const button = (key, onclick) => element("button", { type: "button", class: "link", "aria-label": text("instance.do", { deed: text(key), name: instance.name }), onclick }, text(key));
  return element(
    "span",
    { class: "row-buttons" },
    button("edit", () => openInstance(instance, load)),
    button("instance.copy", () => openCopy(instance, load)),
    button("delete", () =>
      confirmAndDo(text("instance.delete.sure", { name: instance.name }), text("instance.delete.what"), text("delete"), async () => {
        await ask(`${INSTANCES}/${instance.id}`, { method: "DELETE" });
        load();
      }),
    ),
  );
}
