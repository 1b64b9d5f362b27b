import { element, fresh, keep, part, say } from "./dom.js";
import { duration, number } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { offerResize } from "./operations.js";
import { poll } from "./poll.js";
import { pool, signedIn } from "./service.js";

const EVERY = 10_000;
/** Long enough that a drag does not ask for each pixel, too short to be noticed. */
const PAUSE = 120;

let report = null;
/** The size that the reader has chosen; null while it is that of the pool, whatever that becomes. */
let wanted = null;
let pause = 0;

/** How large the pool should be, and what another size would do: the service predicts, the reader drags. */
export function startSizing() {
  const verdict = element("p", { class: "sizing-verdict" });
  const base = slider("pool_size", 1);
  const overflow = slider("max_overflow", 0);
  const outcome = outcomeFor([base.input, overflow.input]);
  const choices = element("div", { class: "sizes" });
  const reasons = element("ol", { class: "reasons" });
  const why = element("details", {}, element("summary"), reasons);
  const apply = element("button", { type: "button", class: "quiet", hidden: true, onclick: () => offerResize(wanted ?? report.current) });
  part("sizing-body").append(
    verdict,
    element("div", { class: "what-if" }, element("div", { class: "sliders" }, base.node, overflow.node), outcome.node),
    choices,
    element("div", { class: "buttons start" }, apply),
    why,
  );

  const refresh = poll("sizing", EVERY, load);
  for (const one of [base, overflow]) {
    one.input.addEventListener("input", () => {
      wanted = { pool_size: Number(base.input.value), max_overflow: Number(overflow.input.value) };
      base.tell();
      overflow.tell();
      clearTimeout(pause);
      pause = setTimeout(refresh, PAUSE);
    });
  }

  async function load() {
    const query = wanted ? `?pool_size=${wanted.pool_size}&max_overflow=${wanted.max_overflow}` : "";
    report = await pool(`/sizing${query}`);
    show();
  }

  function show() {
    if (!report) {
      return;
    }
    const { current, recommended, settings, measured } = report;
    const fixed = settings === null;
    part("sizing-body").classList.toggle("fixed", fixed);
    const size = wanted ?? current;
    const most = Math.min(
      1000,
      Math.max(20, size.pool_size, size.max_overflow, ...[current, recommended].map((each) => 2 * (each.pool_size + each.max_overflow))),
    );
    base.reach(most, size.pool_size);
    overflow.reach(most, size.max_overflow);
    const asked = report.asked ?? current;
    say(
      verdict,
      measured.mean_hold_ms === null
        ? text("sizing.nothing", { seconds: number(measured.window_seconds) })
        : text("sizing.measured", {
            seconds: number(measured.window_seconds),
            rate: number(measured.arrivals_per_second, 1),
            hold: duration(measured.mean_hold_ms),
            load: number(measured.offered_load, 2),
            confidence: word("confidence", report.confidence),
          }),
    );
    outcome.show(asked, report);
    keep(
      choices,
      fixed
        ? []
        : [
            ["current", current],
            ["recommended", recommended],
          ],
      ([name]) => name,
      ([name]) => choice(name, take),
    );
    [...choices.children].forEach((node, i) => node.show([current, recommended][i]));
    say(why.firstChild, text("sizing.why"));
    keep(
      reasons,
      report.reasoning,
      (sentence) => sentence,
      (sentence) => element("li", {}, sentence),
    );
    say(apply, text("sizing.apply", { size: `${size.pool_size} + ${size.max_overflow}` }));
    apply.hidden = !signedIn() || fixed;
  }

  function take(size) {
    wanted = size === report.current ? null : { pool_size: size.pool_size, max_overflow: size.max_overflow };
    show();
    refresh();
  }

  document.addEventListener("signed-in-or-out", show);
  whenLanguageIsKnown(() => {
    base.tell();
    overflow.tell();
    show();
    if (report) {
      refresh();
    }
  });
}

/** The predicted wait in large, in words where it is none or without end. */
function outcomeFor(inputs) {
  const label = element("span", { class: "outcome-label" });
  const figure = element("b");
  const words = element("span", { class: "outcome-word" });
  const node = element("output", { class: "outcome", htmlFor: inputs.map((input) => input.id).join(" ") }, label, figure, words);
  return {
    node,
    show(asked, { target_wait_p99_ms: target, measured, confidence }) {
      const unknown = confidence === "none";
      const wait = asked.predicted_wait_p99_ms;
      const kind = unknown ? "unknown" : wait === null ? "endless" : wait > target ? "long" : "short";
      node.dataset.kind = kind;
      say(label, text("sizing.predicted", { size: `${asked.pool_size} + ${asked.max_overflow}` }));
      say(figure, unknown ? "–" : wait === null ? "∞" : duration(wait));
      say(words, text(`sizing.${kind}`, { target: duration(target), load: number(measured.offered_load, 1) }));
    },
  };
}

function slider(name, least) {
  const id = fresh("slider");
  const input = element("input", { type: "range", id, name, min: least, max: 100, value: least, disabled: true });
  const label = element("label", { htmlFor: id });
  const shown = element("b", { class: "slider-value" });
  const tell = () => {
    say(label, text(`sizing.${name}`));
    say(shown, input.disabled ? "–" : number(Number(input.value)));
  };
  return {
    input,
    tell,
    node: element("div", { class: "slider" }, label, shown, input),
    /** From now on there is something to drag, up to so much. */
    reach(most, value) {
      input.disabled = false;
      input.max = most;
      if (document.activeElement !== input) {
        input.value = value;
      }
      tell();
    },
  };
}

function choice(name, take) {
  let size = null;
  const title = element("span");
  const figure = element("b");
  const wait = element("span", { class: "hint" });
  const node = element("button", { type: "button", class: "size", onclick: () => take(size) }, title, figure, wait);
  node.show = (newer) => {
    size = newer;
    say(title, text(`sizing.${name}`));
    say(figure, `${newer.pool_size} + ${newer.max_overflow}`);
    say(
      wait,
      newer.predicted_wait_p99_ms === null
        ? text("sizing.no_prediction")
        : text("sizing.wait", { wait: duration(newer.predicted_wait_p99_ms) }),
    );
  };
  return node;
}
