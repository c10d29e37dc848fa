// A pressed inline button waits, with a spinner, until the program answers its callback.
import { attempt } from "./acts.js";
import { alertBox, toast } from "./dialogs.js";
import { scene } from "./scene.js";
import { act } from "./server.js";

// Clients give up waiting after a while; the button can then be pressed again.
const PATIENCE_MS = 30_000;

const waiting = new Set();
const asked = new Map();
const early = new Map();
let underWay = 0;

function mark(key) {
  for (const button of document.querySelectorAll(`[data-press="${CSS.escape(key)}"]`)) {
    button.classList.toggle("waiting", waiting.has(key));
    button.setAttribute("aria-busy", String(waiting.has(key)));
  }
}

export function isWaiting(key) {
  return waiting.has(key);
}

function settle(key) {
  waiting.delete(key);
  mark(key);
}

function show({ text, show_alert: stays, url }) {
  if (url) window.open(url, "_blank", "noopener,noreferrer");
  if (!text) return;
  if (stays) alertBox(scene.state.bot.name, text);
  else toast(text);
}

/** Presses the button `key` (its chat, message, place and data), which carries `data`, as the person holding the phone. */
export async function press(key, messageId, data) {
  if (waiting.has(key)) return;
  waiting.add(key);
  mark(key);
  const body = { chat_id: scene.chatId, message_id: messageId, data };
  underWay += 1;
  const pressed = await attempt(act(scene.personId, "press", body));
  underWay -= 1;
  const answer = pressed && early.get(pressed.callback_id);
  if (!underWay) early.clear();
  if (!pressed || answer) {
    settle(key);
    if (answer) show(answer);
    return;
  }
  asked.set(pressed.callback_id, key);
  setTimeout(() => asked.delete(pressed.callback_id) && settle(key), PATIENCE_MS);
}

/** The program answered a callback. It may arrive before the press itself has come back; other people's are ignored. */
export function answered(event) {
  const key = asked.get(event.callback_id);
  if (key === undefined) {
    if (underWay) early.set(event.callback_id, event);
    return;
  }
  asked.delete(event.callback_id);
  settle(key);
  show(event);
}
