import { element, say } from "./dom.js";
import { number } from "./format.js";
import { text } from "./language.js";

/**
 * The first few of a list, until the reader asks for all.
 *
 * @param most how many are few
 * @param list what shows them; takes the focus when the button goes
 * @param show called when the reader has asked for all
 */
export function firstFew(most, list, show) {
  let all = false;
  const button = element("button", { type: "button", class: "quiet", hidden: true, onclick: showAll });
  list.tabIndex = -1;

  function showAll() {
    all = true;
    show();
    list.focus({ preventScroll: true });
  }

  return {
    button,
    of(items) {
      button.hidden = all || items.length <= most;
      say(button, text("all", { n: number(items.length) }));
      return all ? items : items.slice(0, most);
    },
  };
}
