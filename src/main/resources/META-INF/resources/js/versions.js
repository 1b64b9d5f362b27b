import { INSTANCES } from "./instance-fields.js";
import { text } from "./language.js";
import { ask, Problem } from "./service.js";

const GONE = 404;
const CHANGED = 412;

/** An instance as it is now, and the version that this is; nothing of one that is deleted. */
export async function present(id) {
  try {
    const answer = await ask(`${INSTANCES}/${id}`);
    // a proxy that compresses makes it a weak one, which no change is accepted with
    const version = answer.headers.get("ETag")?.replace(/^W\//, "");
    return { instance: await answer.json(), version };
  } catch (problem) {
    if (problem.status === GONE) {
      return {};
    }
    throw problem;
  }
}

/** Asks for a change of what still has this version. @throws {Problem} in plain words where it was changed meanwhile */
export async function change(path, options, version) {
  try {
    return await ask(path, { ...options, version });
  } catch (problem) {
    throw problem.status === CHANGED ? changedMeanwhile() : problem;
  }
}

export const changedMeanwhile = () => new Problem(CHANGED, { detail: text("instance.changed") });
