import { startChart } from "./chart.js";
import { startConnection } from "./connection.js";
import { element, part, say } from "./dom.js";
import { zone } from "./format.js";
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
import { startTimings } from "./timings.js";
import { startVerdict } from "./verdict.js";

const LANGUAGES = { en: "English", zh: "中文" };

whenLanguageIsKnown(() => {
  translate();
  say(part("foot"), text("foot", { zone: zone() }));
  part("languages").replaceChildren(
    ...Object.entries(LANGUAGES).map(([code, name]) =>
      element("button", { type: "button", lang: code === "zh" ? "zh-CN" : code, "aria-pressed": String(code === language()), onclick: () => choose(code) }, name),
    ),
  );
});

startConnection();
startVerdict();
startPool();
startHolders();
startChart();
startLeaks();
startTimings();
startIncidents();
startSessions();
startSizing();
startOperations();
startSections();
startSignIn().then(startInstances);
start();
document.documentElement.toggleAttribute("data-ready", true);
