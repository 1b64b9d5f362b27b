import { element, keep, part, say } from "./dom.js";
import { duration, number, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { poll } from "./poll.js";
import { read, signedIn } from "./service.js";
import { badge } from "./stack.js";
import { table } from "./table.js";

const EVERY = 5000;
const FEW = 12;

let report = null;
let all = false;

/** What the database server sees: how full it is, and what each session does. */
export function startSessions() {
  const problem = element("p", { class: "problem", role: "status" });
  const room = element("div", { class: "room" });
  const clients = table({ label: "sessions.by_client", columns: CLIENT, keyOf: (client) => `${client.application_name}@${client.client}`, empty: "sessions.empty" });
  const rows = table({ label: "sessions.title", columns: SESSION, keyOf: (session) => session.pid, empty: "sessions.none", detail });
  const rest = element("button", { type: "button", class: "quiet", hidden: true, onclick: () => { all = true; show(); } });
  const unknown = element("ul", { class: "hint" });
  part("sessions-body").append(problem, room, clients.node, rows.node, rest, unknown);

  function show() {
    if (!report) {
      return;
    }
    const { sessions } = report;
    showRoom(room, report);
    clients.show(report.by_client);
    rows.show(all ? sessions : sessions.slice(0, FEW));
    rest.hidden = all || sessions.length <= FEW;
    say(rest, text("sessions.all", { n: number(sessions.length) }));
    say(part("sessions-count"), report.message ?? text("sessions.as_of", { version: report.server_version ?? "–", time: time(report.at) }));
    keep(unknown, report.unknown, (sentence) => sentence, (sentence) => element("li", {}, sentence));
  }

  const refresh = poll("sessions", EVERY, async () => {
    try {
      report = await read("/api/monitoring/db-sessions");
      say(problem, "");
      show();
    } catch (failure) {
      say(problem, failure.message);
    }
  });
  document.addEventListener("signed-in-or-out", refresh);
  whenLanguageIsKnown(show);
}

/** How much of the server's room is taken, and by whom. */
function showRoom(room, { max_connections: most, reserved, total, by_state: states, message }) {
  room.hidden = Boolean(message) || most === null || total === null;
  if (room.hidden) {
    return;
  }
  if (!room.firstChild) {
    room.append(element("div", { class: "room-bar", "aria-hidden": "true" }, element("i", { class: "room-used" }), element("i", { class: "room-reserved" })), element("p"));
  }
  const [used, kept] = room.firstChild.children;
  used.style.inlineSize = `${(100 * total) / most}%`;
  kept.style.inlineSize = `${(100 * (reserved ?? 0)) / most}%`;
  const each = Object.entries(states).map(([state, count]) => `${number(count)} ${word("session", state)}`).join(" · ");
  say(room.lastChild, text("sessions.room", { total: number(total), max: number(most), reserved: number(reserved), states: each }));
}

const CLIENT = [
  { name: "application", show: (client) => client.application_name || "–" },
  { name: "client", show: (client) => client.client ?? "–" },
  { name: "connections", numeric: true, show: (client) => number(client.connections) },
  { name: "active", numeric: true, show: (client) => number(client.active) },
  { name: "idle", numeric: true, show: (client) => number(client.idle) },
  { name: "idle_in_transaction", numeric: true, show: (client) => number(client.idle_in_transaction) },
];

const SESSION = [
  { name: "pid", numeric: true, show: (session) => session.pid },
  { name: "state", show: (session) => word("session", (session.state ?? "hidden").replaceAll(" ", "_")) },
  { name: "since", numeric: true, show: (session) => duration(session.state_ms) },
  { name: "waits_for", show: (session) => session.wait ?? "–" },
  { name: "blocked_by", show: (session) => session.blocked_by?.join(", ") || "–" },
  { name: "holder", show: (session) => session.lease?.holder ?? "–" },
  {
    name: "lease_state",
    show: (session) => (session.lease ? badge("state", session.lease.state) : document.createTextNode("–")),
    same: (session) => session.lease?.state ?? "",
  },
];

function detail(session) {
  const query = session.query ?? text(signedIn() ? "sessions.no_query" : "sessions.sign_in");
  return {
    mark: `${query} ${session.query_ms}`,
    node: () =>
      element(
        "div",
        {},
        element(
          "dl",
          { class: "facts" },
          [
            ["application", session.application_name],
            ["client", session.client],
            ["user", session.user],
            ["query_ms", duration(session.query_ms)],
            ["request", session.lease?.request_id],
          ].map(([name, value]) => element("div", {}, element("dt", {}, text(`column.${name}`)), element("dd", {}, value ?? "–"))),
        ),
        element(session.query ? "pre" : "p", { class: session.query ? "stack" : "hint" }, query),
      ),
  };
}
