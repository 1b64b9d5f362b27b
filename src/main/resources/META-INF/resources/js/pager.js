import { element, say } from "./dom.js";
import { number } from "./format.js";
import { text } from "./language.js";

/** Rows of a page. */
export const PAGE = 20;

/** @param turnTo called with how many rows to skip */
export function pager(turnTo) {
  const newer = element("button", { type: "button", class: "quiet" });
  const older = element("button", { type: "button", class: "quiet" });
  const range = element("span");
  const node = element("div", { class: "pager", hidden: true }, newer, range, older);
  let skipped = 0;
  newer.addEventListener("click", () => turnTo(Math.max(0, skipped - PAGE)));
  older.addEventListener("click", () => turnTo(skipped + PAGE));
  return {
    node,
    show(skip, total) {
      skipped = skip;
      node.hidden = total <= PAGE;
      const first = skip === 0;
      const last = skip + PAGE >= total;
      newer.disabled &&= first;
      older.disabled &&= last;
      // before the button is disabled, since a browser takes the focus from it then, and in its own time
      if (first && document.activeElement === newer) {
        older.focus();
      } else if (last && document.activeElement === older) {
        newer.focus();
      }
      newer.disabled = first;
      older.disabled = last;
      say(newer, text("pager.newer"));
      say(older, text("pager.older"));
      say(
        range,
        text("pager.range", { from: number(Math.min(total, skip + 1)), to: number(Math.min(total, skip + PAGE)), total: number(total) }),
      );
    },
  };
}
