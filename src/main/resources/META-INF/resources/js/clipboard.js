import { element } from "./dom.js";
import { text } from "./language.js";

/** Copies words. The clipboard's API is there only over HTTPS and on this machine, and may be refused; the older way is then left. */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    copyBySelection(words);
  }
}

function copyBySelection(words) {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const area = element("textarea", { value: words, class: "unseen" });
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused.focus({ preventScroll: true });
  if (!copied) {
    throw new Error(text("copy.failed"));
  }
}
