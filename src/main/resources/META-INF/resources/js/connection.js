import { part, say } from "./dom.js";
import { roughly, time } from "./format.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { connection, on } from "./stream.js";

/** Tells, so that nobody can miss it, that the figures are old and how old they are. */
export function startConnection() {
  on("state", tell);
  whenLanguageIsKnown(() => tell(connection()));
}

function tell({ lost, ageMs, at }) {
  const notice = part("lost");
  document.documentElement.toggleAttribute("data-lost", lost);
  notice.hidden = !lost;
  if (lost) {
    say(part("lost-word"), text("lost"));
    say(part("lost-age"), at === null ? text("lost.nothing") : text("lost.age", { age: roughly(ageMs), time: time(at) }));
  } else {
    say(part("lost-word"), "");
  }
}
