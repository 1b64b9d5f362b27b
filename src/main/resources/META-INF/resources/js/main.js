import { startChart } from "./chart.js";
import { startConnection } from "./connection.js";
import { element, part, say } from "./dom.js";
import { zone } from "./format.js";
import { startFleet } from "./fleet.js";
import { startHolders } from "./holders.js";
import { startIncidents } from "./incidents.js";
import { startInstances } from "./instances.js";
import { choose, language, text, translate, whenLanguageIsKnown } from "./language.js";
import { startLeaks } from "./leaks.js";
import { startOperations } from "./operations.js";
import { startPool } from "./pool.js";
import { startSections } from "./sections.js";
import { startSessions } from "./sessions.js";
import { startSignIn } from "./sign-in.js";
import { startSizing } from "./sizing.js";
import { start } from "./stream.js";
import { startTab } from "./tab.js";
import { startTimings } from "./timings.js";
import { startVerdict } from "./verdict.js";

const LANGUAGES = { en: "English", zh: "中文" };

const buttons = Object.entries(LANGUAGES).map(([code, name]) =>
  element("button", { type: "button", lang: code === "zh" ? "zh-CN" : code, value: code, onclick: () => choose(code) }, name),
);
part("languages").append(...buttons);
whenLanguageIsKnown(() => {
  translate();
  say(part("foot"), text("foot", { zone: zone() }));
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === language())));
});
document.documentElement.toggleAttribute("data-ready", true);

// each by itself: one that cannot be started must not keep the others from being seen
const PARTS = [
  startConnection,
  startVerdict,
  startTab,
  startPool,
  startHolders,
  startChart,
  startLeaks,
  startTimings,
  startIncidents,
  startSessions,
  startFleet,
  startSizing,
  startOperations,
  startSections,
  () => startSignIn().then(startInstances),
  start,
];
for (const startPart of PARTS) {
  try {
    startPart();
  } catch (failure) {
    reportError(failure);
  }
}
