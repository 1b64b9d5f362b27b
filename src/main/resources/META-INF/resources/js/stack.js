import { element } from "./dom.js";
import { text, word } from "./language.js";
import { mark } from "./marks.js";
import { signedIn } from "./service.js";
import { openSignIn } from "./sign-in.js";

const SEVERITY = { in_use: "info", long_held: "warning", leaked: "critical", open: "critical", returned: "ok" };

/** A state with its mark. */
export function badge(group, state) {
  return element(
    "span",
    { class: "badge", "data-severity": SEVERITY[state] ?? "info" },
    mark(SEVERITY[state] ?? "info"),
    word(group, state),
  );
}

/** What there is to say of a lease or a leak beyond its row: who, where, and the stack. */
export function leaseDetail(lease, facts) {
  return {
    mark: JSON.stringify([lease.stack, signedIn(), facts.map(([, value]) => value)]),
    node: () =>
      element(
        "div",
        {},
        element(
          "dl",
          { class: "facts" },
          facts.map(([name, value]) => element("div", {}, element("dt", {}, text(`column.${name}`)), element("dd", {}, value ?? "–"))),
        ),
        stack(lease.stack),
      ),
  };
}

function stack(frames) {
  if (frames) {
    return element(
      "pre",
      { class: "stack", tabIndex: 0, role: "region", "aria-label": text("stack") },
      frames.map((frame) => `at ${frame}\n`).join(""),
    );
  }
  return signedIn()
    ? element("p", { class: "hint" }, text("stack.none"))
    : element(
        "p",
        { class: "hint" },
        text("stack.sign_in"),
        " ",
        element("button", { type: "button", class: "link", onclick: () => openSignIn() }, text("sign_in")),
      );
}
