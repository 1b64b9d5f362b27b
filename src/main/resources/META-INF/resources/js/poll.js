const polls = new Set();

/**
 * Asks again and again, one at a time, while the page and the part are in sight. What fails is asked again after the same time.
 *
 * @param part the element whose being in sight counts; null where it does not matter
 * @param everyMs how long to wait after an answer; a function where it depends
 * @param question what to do; may be asynchronous
 * @returns a function that asks at once
 */
export function poll(part, everyMs, question) {
  const self = { inSight: part === null, running: false, again: false, timer: 0, lastAt: 0 };
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
    } catch {
      // each question shows its own failure; the loss of the service is told by the stream
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
  if (part) {
    new IntersectionObserver(
      ([entry]) => {
        self.inSight = entry.isIntersecting;
        self.wake();
      },
      { rootMargin: "200px" },
    ).observe(part);
  } else {
    self.wake();
  }
  return () => (due() ? run() : (self.lastAt = 0));
}

document.addEventListener("visibilitychange", () => polls.forEach((each) => each.wake()));
