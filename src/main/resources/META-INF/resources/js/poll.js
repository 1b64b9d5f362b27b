import { element, part, say } from "./dom.js";
import { Problem } from "./service.js";

const polls = new Set();

/**
 * Asks again and again, one at a time, while the page and the part are in sight. What fails is said in the part until an answer comes,
 * and asked again after the same time.
 *
 * @param name the id of the part whose figures these are
 * @param everyMs how long to wait after an answer; a function where it depends
 * @param question what to do; may be asynchronous
 * @param always asks also while the part is out of sight
 * @returns a function that asks at once
 */
export function poll(name, everyMs, question, always = false) {
  const self = { inSight: always, running: false, again: false, timer: 0, lastAt: 0 };
  const tell = failureIn(name);
  const wait = () => (typeof everyMs === "function" ? everyMs() : everyMs);
  const due = () => self.inSight && !document.hidden;

  async function run() {
    clearTimeout(self.timer);
    if (self.running) {
      self.again = true;
      return;
    }
    self.running = true;
    self.again = false;
    try {
      await question();
      tell(null);
    } catch (failure) {
      tell(failure);
    }
    self.running = false;
    self.lastAt = performance.now();
    self.timer = due() ? setTimeout(run, self.again ? 0 : wait()) : 0;
  }

  self.wake = () => {
    clearTimeout(self.timer);
    if (due()) {
      const left = Math.max(0, self.lastAt + wait() - performance.now());
      self.timer = setTimeout(run, self.lastAt === 0 ? 0 : left);
    }
  };
  polls.add(self);
  if (always) {
    self.wake();
  } else {
    new IntersectionObserver(
      (entries) => {
        self.inSight = entries.at(-1).isIntersecting;
        self.wake();
      },
      { rootMargin: "200px" },
    ).observe(part(name));
  }
  return () => (due() ? run() : (self.lastAt = 0));
}

document.addEventListener("visibilitychange", () => polls.forEach((each) => each.wake()));

/**
 * A line at the top of a part for why its figures are old.
 *
 * @returns a function that takes what failed, or null once there is an answer again
 */
export function failureIn(name) {
  const line = element("p", { class: "problem", role: "status" });
  part(`${name}-body`).prepend(line);
  return (failure) => {
    say(line, failure?.message ?? "");
    if (failure && !(failure instanceof Problem)) {
      console.error(failure);
    }
  };
}

/** The milliseconds since an answer, as long as the next one is not overdue: from then on nobody knows. */
export const sinceAnswer = (receivedAt, everyMs) => Math.min(2 * everyMs, performance.now() - receivedAt);
