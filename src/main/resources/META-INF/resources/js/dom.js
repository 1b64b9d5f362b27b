/**
 * Makes an element. Properties that begin with "on" are listeners, "class" and names with a dash are attributes; null and undefined
 * leave a property away, false sets it. Children that are null or false are left out.
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) {
      continue;
    }
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (name in made && !name.includes("-")) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** @returns {any} of which kind the element is depends on the id */
export const part = (id) => document.getElementById(id);

/** Changes a text only where it is another one, so that nothing is painted or read out again without need. */
export function say(node, text) {
  if (node.textContent !== String(text)) {
    node.textContent = text;
  }
}

/**
 * Makes the children of a parent those of a list, one for each key, and keeps those that are there: what the reader has opened stays
 * open, the focus stays where it is, and nothing flickers.
 *
 * @param make called with an item that is new; returns its element, which may have a method "refresh"
 */
export function keep(parent, items, keyOf, make) {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const before = takeLeave(parent, new Set(items.map((item) => String(keyOf(item)))));
  let next = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = before.get(key);
    before.delete(key);
    if (!child) {
      child = make(item);
      child.dataset.key = key;
    }
    child.refresh?.(item);
    if (child === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(child, next);
    }
  }
  if (focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/** Removes what is no longer wanted before anything is placed, since a child that is moved loses the focus. */
function takeLeave(parent, wanted) {
  const kept = new Map();
  for (const child of [...parent.children]) {
    if (wanted.has(child.dataset.key) && !kept.has(child.dataset.key)) {
      kept.set(child.dataset.key, child);
    } else {
      child.remove();
    }
  }
  return kept;
}

let numbers = 0;
/** An id that no other element has. */
export const fresh = (prefix) => `${prefix}-${++numbers}`;
