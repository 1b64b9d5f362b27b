import { element, keep, part, say } from "./dom.js";
import { text, whenLanguageIsKnown } from "./language.js";

/** The way to each part of the page that is shown. */
export function startSections() {
  const links = element("ul");
  part("sections").append(links);
  const list = () => {
    const parts = [...document.querySelectorAll("main > .part:not([hidden])")];
    keep(
      links,
      parts,
      (each) => each.id,
      (each) => {
        const link = element("a", { href: `#${each.id}` });
        const item = element("li", {}, link);
        item.refresh = () => say(link, text(`${each.id}.title`));
        return item;
      },
    );
  };
  whenLanguageIsKnown(list);
  document.addEventListener("signed-in-or-out", list);
}
