import { own } from "./event-source.js";

/** Readings come once a second; a stream that has been silent for so many milliseconds is opened anew for the next that asks. */
const SILENCE = 4000;
/** A window that has not been heard of for so many milliseconds is gone: a browser that ends does not let it say so. */
const GONE = 15_000;

/** By their URL, in which the reader's language stands. */
const streams = new Map();

/** One stream, and the windows that read it, with when each was last heard of. */
class Stream {
  constructor(url) {
    this.url = url;
    this.windows = new Map();
    this.reading = null;
    this.open();
  }

  open() {
    this.source?.close();
    this.heardAt = Date.now();
    this.source = own(this.url, {
      opened: () => this.tell("opened"),
      failed: (forGood) => {
        this.isDead = forGood;
        this.tell("failed", forGood);
      },
      told: (kind, data) => {
        this.heardAt = Date.now();
        if (kind === "reading") {
          this.reading = data;
          this.forget();
        }
        this.tell("told", kind, data);
      },
    });
    this.isDead = false;
  }

  isSilent() {
    return this.isDead || Date.now() - this.heardAt > SILENCE;
  }

  stay(port) {
    const isNew = !this.windows.has(port);
    this.windows.set(port, Date.now());
    if (!isNew) {
      return;
    }
    if (this.isSilent()) {
      this.open();
    } else if (this.source.isOpen() && this.reading) {
      port.postMessage({ call: "opened", with: [] });
      port.postMessage({ call: "told", with: ["reading", this.reading] });
    }
  }

  leave(port) {
    this.windows.delete(port);
    if (this.windows.size === 0) {
      this.source.close();
      streams.delete(this.url);
    }
  }

  forget() {
    for (const [port, lastAt] of this.windows) {
      if (Date.now() - lastAt > GONE) {
        this.leave(port);
      }
    }
  }

  tell(call, ...values) {
    this.windows.forEach((_lastAt, port) => port.postMessage({ call, with: values }));
  }
}

self.addEventListener("connect", (/** @type {MessageEvent} */ event) => {
  const [port] = event.ports;
  port.onmessage = ({ data: { url, leaves } }) => {
    if (leaves) {
      streams.get(url)?.leave(port);
      port.close();
      return;
    }
    if (!streams.has(url)) {
      streams.set(url, new Stream(url));
    }
    streams.get(url).stay(port);
  };
});
