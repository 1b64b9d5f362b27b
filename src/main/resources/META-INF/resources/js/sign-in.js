import { cancelButton, field, openDialog, submitButton } from "./dialog.js";
import { element, part, say } from "./dom.js";
import { text, whenLanguageIsKnown } from "./language.js";
import { basic, Problem, read, signedIn, signInWith, signOut, whenRefused } from "./service.js";
import { on } from "./stream.js";

/** Where credentials can be given, and where none are configured. */
let state = { sign_in_possible: true, authenticated: false };
let name = "";

export const signInPossible = () => state.sign_in_possible;

export function startSignIn() {
  const button = part("sign-in-button");
  const show = () => say(button, signedIn() ? text("sign_out", { name }) : text("sign_in"));
  button.addEventListener("click", () => (signedIn() ? leave() : openSignIn()));
  document.addEventListener("signed-in-or-out", show);
  whenLanguageIsKnown(show);
  whenRefused(end);
  // the service may have been started anew with other credentials, or not have answered the first time
  on("open", learn);
  return learn();
}

async function learn() {
  const before = signInPossible();
  const signedInBefore = signedIn();
  try {
    state = await read("/api/auth");
    // what everybody may read is answered whatever the credentials are
    if (signedInBefore && state.authenticated === false) {
      end();
    }
  } catch {
    // what is asked for next shows that the service does not answer
  }
  if (before !== signInPossible()) {
    tell();
  }
}

/** @param reason why it is asked for, where the reader has not asked for it */
export function openSignIn(reason) {
  if (!state.sign_in_possible) {
    openDialog({
      title: text("sign_in.title"),
      content: [element("p", {}, text("sign_in.impossible"))],
      buttons: [cancelButton(text("close"))],
      onSubmit: () => {},
    });
    return;
  }
  const username = element("input", {
    name: "username",
    type: "text",
    autocomplete: "username",
    required: true,
    autocapitalize: "none",
    spellcheck: false,
  });
  const password = element("input", { name: "password", type: "password", autocomplete: "current-password", required: true });
  openDialog({
    title: text("sign_in.title"),
    content: [
      reason && element("p", { role: "status" }, reason),
      element("p", { class: "hint" }, text("sign_in.hint")),
      field(text("sign_in.username"), username),
      field(text("sign_in.password"), password),
    ],
    buttons: [cancelButton(), submitButton(text("sign_in"))],
    onSubmit: () => enter(username.value, password.value),
    // what opened the dialog may be gone with the sign-in
    afterwards: () => part("sign-in-button").focus(),
  });
}

/** Nothing is sent with credentials before the service has taken them: each question with wrong ones would count as a failure. */
async function enter(username, password) {
  const credentials = basic(username, password);
  try {
    name = (await read("/api/auth/verify", { method: "POST", credentials })).username;
  } catch (problem) {
    throw problem.status === 429 && problem.retryAfter
      ? new Problem(429, { detail: `${problem.message}. ${text("problem.retry", { seconds: problem.retryAfter })}` })
      : problem;
  }
  signInWith(credentials);
  tell();
}

/** The service no longer takes the credentials. */
function end() {
  leave();
  openSignIn(text("sign_in.ended"));
}

function leave() {
  if (signedIn()) {
    signOut();
    tell();
  }
}

const tell = () => document.dispatchEvent(new CustomEvent("signed-in-or-out"));
