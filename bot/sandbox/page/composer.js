// The place to write: text, the message it answers or changes, START, and what stands in its way.
import { attempt, command, say, start } from "./acts.js";
import { onActions } from "./actions.js";
import { wireCommands } from "./commands.js";
import { byId } from "./dom.js";
import { summary } from "./media.js";
import { holder, nameOf, openGroup, scene } from "./scene.js";
import { act, changeGroup } from "./server.js";
import { word } from "./words.js";

const input = byId("input");
const context = byId("context");
const drafts = new Map();
let about = null; // { kind: "reply" | "edit", message, forced }
let keyboardHint = "";
let forcedHint = "";
let closeCommands = () => {};

function grow() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  byId("composer").classList.toggle("writing", input.value.trim() !== "");
}

function showContext() {
  context.hidden = about === null;
  input.placeholder = (about?.forced ? forcedHint : keyboardHint) || word("message");
  if (!about) return;
  byId("context-title").textContent = word(about.kind === "edit" ? "editing" : "replying");
  byId("context-text").textContent = summary(about.message);
}

function take(kind, message) {
  about = { kind, message, forced: false };
  if (kind === "edit") input.value = message.text;
  showContext();
  grow();
  input.focus();
}

/** Drops the message that was being answered or edited. */
function letGo() {
  if (about?.kind === "edit") input.value = "";
  about = null;
  showContext();
  grow();
}

/** The bot asks for an answer to `message`: the input opens as if the person had chosen to reply. */
export function forceReply(message, hint) {
  about = { kind: "reply", message, forced: true };
  forcedHint = hint ?? "";
  showContext();
  if (matchMedia("(hover: hover)").matches) input.focus();
}

/** What the reply keyboard wants written in the empty input. */
export function setPlaceholder(hint) {
  keyboardHint = hint ?? "";
  showContext();
}

/** The message that the next one answers, used by everything that is sent; the answer is then done with. */
export function takeReply() {
  const answering = about?.kind === "reply" ? about.message.message_id : undefined;
  if (answering) letGo();
  return answering;
}

async function send() {
  const text = input.value.trim();
  if (!text) return;
  const was = about;
  input.value = "";
  about = null;
  showContext();
  grow();
  closeCommands();
  const sent =
    was?.kind === "edit"
      ? await attempt(act(scene.personId, "edit", { chat_id: scene.chatId, message_id: was.message.message_id, text }))
      : await say(text, was?.message.message_id);
  if (sent === null && input.value === "") {
    input.value = text;
    about = was;
    showContext();
    grow();
  }
}

/** What the foot of the chat offers now: the input, or one large button that must come first. */
export function showFoot() {
  const person = holder();
  if (!person) return;
  const group = openGroup();
  const outside = group && !group.members.includes(person.id);
  const blocked = !group && (scene.state.faults.blocked ?? []).includes(person.id);
  const fresh = !group && !person.started;
  const gate = byId("gate");
  gate.hidden = !(outside || blocked || fresh);
  byId("composer").hidden = !gate.hidden;
  byId("keyboard").classList.toggle("gated", !gate.hidden);
  byId("gate-note").textContent = outside ? word("not_member", { name: nameOf(person) }) : "";
  const button = byId("gate-button");
  button.textContent = word(outside ? "join_group" : blocked ? "unblock" : "start");
  button.onclick = () => {
    if (outside) attempt(changeGroup(group.id, "join", { person: person.id }));
    else if (blocked) attempt(act(person.id, "unblock"));
    else start();
  };
  showContext();
  grow(); // what is hidden has no height to measure
}

/** Keeps what was typed for each phone and chat. */
export function switchDraft(from, to) {
  if (from === to) return;
  drafts.set(from, about?.kind === "edit" ? "" : input.value);
  about = null;
  input.value = drafts.get(to) ?? "";
  showContext();
  grow();
}

export function wireComposer() {
  onActions(
    (message) => take("reply", message),
    (message) => take("edit", message),
  );
  const commands = wireCommands(input, (name) => {
    input.value = "";
    grow();
    command(name);
  });
  closeCommands = commands.close;
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  byId("context-close").addEventListener("click", () => {
    letGo();
    input.focus();
  });
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (key) => {
    // While an input method composes Chinese, Enter belongs to it.
    if (key.isComposing || key.keyCode === 229) return;
    if (commands.takesKey(key)) return;
    if (key.key === "Enter" && !key.shiftKey) {
      key.preventDefault();
      send();
    } else if (key.key === "Escape" && about) letGo();
  });
  // On a phone the input keeps the focus, and with it the phone's keyboard, when the send button is touched.
  byId("send").addEventListener("pointerdown", (event) => event.preventDefault());
}
