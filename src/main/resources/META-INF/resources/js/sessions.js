import { element, keep, part, say } from "./dom.js";
import { firstFew } from "./few.js";
import { duration, number, time } from "./format.js";
import { text, whenLanguageIsKnown, word } from "./language.js";
import { poll } from "./poll.js";
import { read, signedIn } from "./service.js";
import { badge } from "./stack.js";
import { table } from "./table.js";

const EVERY = 5000;
const FEW = 12;

let report = null;

/** What the database server sees: how full it is, and what each session does. */
export function startSessions() {
  const room = element("div", { class: "room" });
  const clients = table({
    label: "sessions.by_client",
    columns: CLIENT,
    keyOf: (client) => `${client.application_name}@${client.client}`,
    empty: "sessions.empty",
  });
  const rows = table({ label: "sessions.title", columns: SESSION, keyOf: (session) => session.pid, empty: "sessions.none", detail });
  const few = firstFew(FEW, rows.node, show);
  const unknown = element("ul", { class: "hint" });
  part("sessions-body").append(room, clients.node, rows.node, few.button, unknown);

  function show() {
    if (!report) {
      return;
    }
    showRoom(room, report);
    // where there is no server, no row will ever come
    [clients, rows].forEach((each) => (each.node.hidden = Boolean(report.message)));
    clients.show(report.by_client);
    rows.show(few.of(report.sessions));
    say(part("sessions-count"), report.message ?? text("sessions.as_of", { version: report.server_version ?? "–", time: time(report.at) }));
    keep(
      unknown,
      report.unknown,
      (sentence) => sentence,
      (sentence) => element("li", {}, sentence),
    );
  }

  const refresh = poll("sessions", EVERY, async () => {
    report = await read("/api/monitoring/db-sessions");
    hideStatements();
    show();
  });
  document.addEventListener("signed-in-or-out", () => {
    hideStatements();
    show();
    refresh();
  });
  whenLanguageIsKnown(show);
}

/** Statements are not for who has signed out, even in an answer that was under way. */
function hideStatements() {
  if (report && !signedIn()) {
    report.sessions.forEach((session) => (session.query = null));
  }
}

/** How much of the server's room is taken, and by whom. */
function showRoom(room, { max_connections: most, reserved, total, by_state: states, message }) {
  room.hidden = Boolean(message) || most === null || total === null;
  if (room.hidden) {
    return;
  }
  if (!room.firstChild) {
    room.append(
      element(
        "div",
        { class: "room-bar", "aria-hidden": "true" },
        element("i", { class: "room-used" }),
        element("i", { class: "room-reserved" }),
      ),
      element("p"),
    );
  }
  const [used, kept] = room.firstChild.children;
  used.style.inlineSize = `${(100 * total) / most}%`;
  kept.style.inlineSize = `${(100 * (reserved ?? 0)) / most}%`;
  const each = Object.entries(states)
    .map(([state, count]) => `${number(count)} ${word("session", state)}`)
    .join(" · ");
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
  { name: "state", show: (session) => sessionState(session.state) },
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

/** By the name that the service gives a state among its keys: without blanks and brackets. */
export const sessionState = (state) => word("session", (state ?? "hidden").replace(/[^a-z0-9]+/g, "_").replace(/_$/, ""));

function detail(session) {
  const query = session.query ?? text(signedIn() ? "sessions.no_query" : "sessions.sign_in");
  return {
    mark: JSON.stringify([
      query,
      session.lease?.request_id,
      session.lease?.trace_id,
      session.application_name,
      session.client,
      session.user,
    ]),
    update: (place) => say(place.querySelector(".query-ms"), duration(session.query_ms)),
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
            ["query_ms", duration(session.query_ms), "query-ms"],
            ["request", session.lease?.request_id],
            ["trace", session.lease?.trace_id],
          ].map(([name, value, kind]) =>
            element("div", {}, element("dt", {}, text(`column.${name}`)), element("dd", kind ? { class: kind } : {}, value ?? "–")),
          ),
        ),
        session.query
          ? element("pre", { class: "stack", tabIndex: 0, role: "region", "aria-label": text("sessions.statement") }, query)
          : element("p", { class: "hint" }, query),
      ),
  };
}
