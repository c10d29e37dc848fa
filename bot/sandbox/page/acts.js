// What the person holding the phone does, with a refusal shown as a line instead of an error in the console.
import { toast } from "./dialogs.js";
import { holder, nameOf, openGroup, scene } from "./scene.js";
import { Refused, act } from "./server.js";
import { word } from "./words.js";

/** The answer of `doing`, or null after the refusal has been shown. */
export async function attempt(doing) {
  try {
    return await doing;
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    toast(word("failed", { reason: refusal.reason }));
    return null;
  }
}

export function say(text, replyTo) {
  return attempt(act(scene.personId, "text", { chat_id: scene.chatId, text, reply_to: replyTo }));
}

/** A command as the client sends it: in a group it names the bot. */
export function command(name) {
  const addressed = openGroup() && !name.includes("@") ? `${name}@${scene.state.bot.username}` : name;
  return say(addressed);
}

export function start(payload) {
  return attempt(act(scene.personId, "start", { payload }));
}

export function shareContact(phone, name) {
  const whose = name || nameOf(holder());
  return attempt(act(scene.personId, "contact", { chat_id: scene.chatId, phone_number: phone, first_name: whose }));
}

export function shareLocation(latitude, longitude, accuracy) {
  const place = { chat_id: scene.chatId, latitude, longitude };
  if (accuracy) place.horizontal_accuracy = accuracy;
  return attempt(act(scene.personId, "location", place));
}

/** The payload of a link that starts this bot (t.me/<bot>?start=…, tg://resolve), or null for any other link. */
export function startPayload(address) {
  let link;
  try {
    link = new URL(address, location.href);
  } catch {
    return null;
  }
  const username = scene.state.bot.username.toLowerCase();
  const toBot =
    (["t.me", "telegram.me"].includes(link.hostname) && link.pathname.slice(1).toLowerCase() === username) ||
    (link.protocol === "tg:" && link.searchParams.get("domain")?.toLowerCase() === username);
  return toBot ? (link.searchParams.get("start") ?? "") : null;
}

/** Follows a link or a button with an address: the bot's own deep links start it, web pages open beside the sandbox. */
export function openLink(address) {
  const payload = startPayload(address);
  if (payload !== null) {
    location.hash = `#${scene.personId}`;
    return attempt(act(scene.personId, "start", payload ? { payload } : {}));
  }
  const { protocol } = new URL(address, location.href);
  if (["http:", "https:", "mailto:", "tel:"].includes(protocol)) window.open(address, "_blank", "noopener,noreferrer");
  else toast(word("unsupported"));
  return null;
}
