/**
 * Environment variables as lines "KEY=value". A value that a line cannot hold as it is (one of several lines, or that begins with a
 * quotation mark) stands there as a JSON string.
 */
const lineOf = ([key, value]) => `${key}=${typeof value === "string" && !/^"|[\n\r]/.test(value) ? value : JSON.stringify(value)}`;

export const linesOf = (envs) => Object.entries(envs).map(lineOf).join("\n");

/** @param before the variables that the lines were made of: a line that is still the same stands for what it stood for */
export function envsOf(lines, before) {
  const known = new Map(Object.entries(before).map((entry) => [lineOf(entry), entry]));
  return Object.fromEntries(
    lines
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => known.get(line) ?? entryOf(line)),
  );
}

/** What makes the one map the other, and leaves variables alone that are in neither: null for those that are gone. */
export const envsChanged = (before, after) =>
  Object.fromEntries([
    ...Object.keys(before)
      .filter((key) => !Object.hasOwn(after, key))
      .map((key) => [key, null]),
    ...Object.entries(after).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value)),
  ]);

function entryOf(line) {
  const sign = line.indexOf("=");
  return sign < 0 ? [line.trim(), ""] : [line.slice(0, sign).trim(), valueOf(line.slice(sign + 1))];
}

function valueOf(words) {
  if (!words.startsWith('"')) {
    return words;
  }
  try {
    return JSON.parse(words);
  } catch {
    return words;
  }
}
