import { clearFieldErrors, field, showFieldErrors } from "./dialog.js";
import { element, keep, say } from "./dom.js";
import { number, roughly } from "./format.js";
import { text } from "./language.js";
import { ask, read, signedIn } from "./service.js";
import { on, serverNow } from "./stream.js";

const DRILLS = "/api/monitoring/drills";
const KINDS = ["leak", "hold", "slow", "lock", "burst", "read_only", "failing", "login_refused"];

let drills = [];
let showRunning = () => {};

on("reading", () => drills.length > 0 && showRunning());

/** Fire drills, in a part that asks the service only when it is opened: most services have them switched off. */
export function startDrills() {
  const outcome = element("p", { class: "outcome-line", role: "status" });
  const running = element("ul", { class: "running" });
  const end = element("button", { type: "button", class: "danger", hidden: true }, text("drills.end"));
  const form = drillForm();
  const node = element(
    "details",
    { class: "drills" },
    element("summary", {}, text("drills.title")),
    element("p", { class: "hint" }, text("drills.hint")),
    form,
    running,
    end,
    outcome,
  );

  async function tryTo(deed) {
    clearFieldErrors(form);
    try {
      outcome.classList.remove("problem");
      say(outcome, (await deed()) ?? "");
    } catch (problem) {
      if (!showFieldErrors(form, problem.errors ?? [])) {
        outcome.classList.add("problem");
        say(outcome, problem.message);
      }
    }
  }

  async function refresh() {
    ({ drills } = await read(DRILLS));
    showRunning();
  }

  showRunning = () => {
    const now = serverNow();
    drills = drills.filter((drill) => Date.parse(drill.ends_at) > now);
    end.hidden = drills.length === 0;
    keep(
      running,
      drills,
      (drill) => drill.id,
      (drill) => {
        const item = element("li");
        item.refresh = () =>
          say(
            item,
            text("drills.running", {
              kind: text(`drill.${drill.kind}`),
              connections: number(drill.connections),
              left: roughly(Math.max(0, Date.parse(drill.ends_at) - serverNow())),
            }),
          );
        return item;
      },
    );
  };

  node.addEventListener("toggle", () => node.open && signedIn() && tryTo(refresh));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tryTo(async () => {
      const { kind, connections, seconds } = form.elements;
      await ask(`${DRILLS}/${kind.value}`, {
        method: "POST",
        body: { connections: Number(connections.value), seconds: Number(seconds.value) },
      });
      await refresh();
      return text("drills.started", { kind: text(`drill.${kind.value}`) });
    });
  });
  end.addEventListener("click", () =>
    tryTo(async () => {
      const { ended } = await read(DRILLS, { method: "DELETE" });
      await refresh();
      return text("drills.ended", { n: number(ended) });
    }),
  );
  return node;
}

function drillForm() {
  const kind = element(
    "select",
    { name: "kind" },
    KINDS.map((each) => element("option", { value: each }, text(`drill.${each}`))),
  );
  const connections = element("input", { name: "connections", type: "number", min: 1, max: 1000, value: 5, inputMode: "numeric" });
  const seconds = element("input", { name: "seconds", type: "number", min: 1, max: 600, value: 30, inputMode: "numeric" });
  return element(
    "form",
    { class: "row-form", noValidate: true },
    field(text("drills.kind"), kind),
    field(text("drills.connections"), connections),
    field(text("drills.seconds"), seconds),
    element("button", { type: "submit", class: "primary" }, text("drills.start")),
  );
}
