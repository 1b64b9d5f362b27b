import { colourOf } from "./chart-lines.js";
import { part } from "./dom.js";
import { text, word } from "./language.js";
import { iconOf } from "./marks.js";
import { on } from "./stream.js";

let shown = "";

/** The title and the icon of the browser's tab: the verdict while it is live, and the page's name alone when nobody knows it. */
export function startTab() {
  on("reading", ({ verdict, severity, pool }) => {
    document.title = `${word("verdict", verdict)} · ${pool.checked_out}/${pool.max_connections} · ${text("title")}`;
    if (shown !== severity) {
      shown = severity;
      part("icon").href = iconOf(severity, colourOf(`--${severity}`));
    }
  });
  on("state", ({ lost }) => lost && forget());
  document.addEventListener("visibilitychange", () => document.hidden && forget());
}

function forget() {
  shown = "";
  document.title = text("title");
  // no file, since a tab that nobody sees asks for nothing
  part("icon").href = iconOf("info", colourOf("--ink-3"));
}
