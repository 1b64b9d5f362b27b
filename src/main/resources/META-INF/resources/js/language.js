import { english } from "./text/en.js";
import { chinese } from "./text/zh.js";

const TEXTS = { en: english, zh: chinese };
const CHOICE = "language";
const listeners = new Set();

let current = chosen() ?? wished();

/** "en" or "zh". */
export const language = () => current;

/** What Intl is to speak: the reader's own variant of the language where the browser wishes one. */
export const locale = () =>
  navigator.languages.find((wish) => wish.toLowerCase().startsWith(current)) ?? (current === "zh" ? "zh-CN" : "en");

/** The text of a key with its places filled: "{age}" by the property age. */
export function text(key, places = {}) {
  const pattern = TEXTS[current][key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (place, name) => (name in places ? places[name] : place));
}

/** The text of a word that the service uses, such as a verdict's code; the word itself where there is none. */
export function word(group, code) {
  return TEXTS[current][`${group}.${code}`] ?? String(code).replaceAll("_", " ");
}

/** Calls back now and whenever the reader chooses the other language. */
export function whenLanguageIsKnown(listener) {
  listeners.add(listener);
  listener();
}

export function choose(wanted) {
  current = wanted;
  try {
    localStorage.setItem(CHOICE, wanted);
  } catch {
    // a browser that keeps nothing still shows the choice until it leaves
  }
  listeners.forEach((listener) => listener());
}

/** Fills what index.html leaves empty. */
export function translate(root = document) {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
  root.querySelectorAll("[data-text]").forEach((node) => (node.textContent = text(node.getAttribute("data-text"))));
  root.querySelectorAll("[data-label]").forEach((node) => node.setAttribute("aria-label", text(node.getAttribute("data-label"))));
}

function chosen() {
  try {
    const kept = localStorage.getItem(CHOICE);
    return kept in TEXTS ? kept : undefined;
  } catch {
    return undefined;
  }
}

function wished() {
  const wish = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag in TEXTS);
  return wish ?? "en";
}
