/** What the service tells of. */
const KINDS = ["reading", "verdict", "leak", "incident"];

/** Whether this browser lets windows share a worker; not those of all phones. */
let shareable = typeof SharedWorker === "function";

/**
 * The service's events, by one stream for all windows of this browser that are in sight: over HTTP/1.1 a browser has six connections to a
 * service, and each stream takes one for as long as it lasts. Where windows cannot share, each has its own.
 *
 * @param to what is called: "opened", "failed" (with whether it is for good), and "told" (with the kind and the text of an event)
 * @returns "isOpen", "stay" (to be called each second) and "close"
 */
export function events(url, to) {
  return shareable ? shared(url, to) : own(url, to);
}

/** The same by a stream of this window's own, or of the worker that the windows share. */
export function own(url, to) {
  const source = new EventSource(url);
  source.onopen = () => to.opened();
  source.onerror = () => to.failed(source.readyState === EventSource.CLOSED);
  for (const kind of KINDS) {
    source.addEventListener(kind, (message) => to.told(kind, message.data));
  }
  return { isOpen: () => source.readyState === EventSource.OPEN, stay: () => {}, close: () => source.close() };
}

function shared(url, to) {
  const worker = new SharedWorker(new URL("stream-worker.js", import.meta.url), { type: "module" });
  const port = worker.port;
  const self = { open: false, closed: false };
  let source = {
    isOpen: () => self.open,
    stay: () => port.postMessage({ url }),
    close: () => port.postMessage({ url, leaves: true }),
  };
  port.onmessage = ({ data }) => {
    if (self.closed) {
      return;
    }
    self.open = data.call !== "failed";
    to[data.call](...data.with);
  };
  worker.onerror = () => {
    shareable = false;
    if (!self.closed) {
      source = own(url, to);
    }
  };
  source.stay();
  return {
    isOpen: () => source.isOpen(),
    stay: () => self.closed || source.stay(),
    close: () => {
      self.closed = true;
      source.close();
    },
  };
}
