import { element, keep, part, say } from "./dom.js";
import { number, time } from "./format.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { poll } from "./poll.js";
import { read } from "./service.js";
import { table } from "./table.js";

const EVERY = 15000;

let report = null;

/** The replicas of the service on the same database, and whether the server has room for all of them. */
export function startFleet() {
  const room = element("p");
  const advice = element("p");
  const replicas = table({ label: "fleet.title", columns: REPLICA, keyOf: (replica) => replica.name, empty: "unknown" });
  const unknown = element("ul", { class: "hint" });
  part("fleet-body").append(room, advice, replicas.node, unknown);

  function show() {
    if (!report) {
      return;
    }
    const { count, connections, may_want: most, server, settings, message } = report;
    say(
      part("fleet-count"),
      message ?? text("fleet.count", { count: number(count), connections: number(connections), most: number(most) }),
    );
    room.hidden = !server;
    say(room, server ? text(verdictOf(server), { room: number(server.room), max: number(server.max_connections) }) : "");
    advice.hidden = !settings;
    say(advice, settings ? text("fleet.set", { base: settings.DB_POOL_SIZE, overflow: settings.DB_MAX_OVERFLOW }) : "");
    replicas.show(report.replicas);
    keep(
      unknown,
      report.unknown,
      (sentence) => sentence,
      (sentence) => element("li", {}, sentence),
    );
  }

  poll("fleet", EVERY, async () => {
    report = await read("/api/monitoring/fleet");
    show();
  });
  whenLanguageIsKnown(show);
}

function verdictOf(server) {
  if (!server.fits) {
    return "fleet.too_many";
  }
  return server.rollout_fits ? "fleet.fits" : "fleet.no_rollout";
}

function nameOf({ name, self, leaving }) {
  return leaving ? text("fleet.leaving", { name }) : self ? text("fleet.self", { name }) : name;
}

const REPLICA = [
  { name: "replica", show: nameOf },
  { name: "client", show: (replica) => replica.client ?? "–" },
  { name: "connections", numeric: true, show: (replica) => number(replica.connections) },
  { name: "base", numeric: true, show: (replica) => number(replica.pool_size) },
  { name: "overflow", numeric: true, show: (replica) => number(replica.max_overflow) },
  { name: "seen", show: (replica) => time(replica.last_seen) },
];
