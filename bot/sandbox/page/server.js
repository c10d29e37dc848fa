// What the page asks of the sandbox; the addresses and fields are the contract of bot/sandbox.
import { word } from "./words.js";

/** The sandbox said no; `reason` is its short English sentence, `status` the HTTP status (0: not reached). */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Refused(0, word("unreachable"));
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body.error ?? response.statusText);
  return body;
}

function post(address, body = {}) {
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function readState() {
  return ask("/sandbox/state");
}

export function readChat(chatId, personId) {
  return ask(`/sandbox/chats/${chatId}?as=${personId}`);
}

/** What a person does: text, start, press, contact, location, sticker, edit, block, unblock, read. */
export function act(personId, verb, body) {
  return post(`/sandbox/people/${personId}/${verb}`, body);
}

/** Sends files as a person: photo, document, voice, video (one file) or album (several). */
export function upload(personId, verb, files, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== "") form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return ask(`/sandbox/people/${personId}/${verb}`, { method: "POST", body: form });
}

export function addPerson(person) {
  return post("/sandbox/people", person);
}

export function addGroup(group) {
  return post("/sandbox/groups", group);
}

/** add-bot, remove-bot, join, leave. */
export function changeGroup(chatId, verb, body) {
  return post(`/sandbox/groups/${chatId}/${verb}`, body);
}

export function moveClock(step) {
  return post("/sandbox/clock", { step });
}

export function setFaults(faults) {
  return post("/sandbox/faults", faults);
}

/** The address of a file that a message carries, to show it or (`download`) to save it under its name. */
export function fileAddress(file, download = false) {
  const address = file.url ?? `/sandbox/files/${encodeURIComponent(file.file_unique_id)}`;
  return download ? `${address}?download=1` : address;
}

/**
 * Follows the events of all chats after number `after`, over a WebSocket: a browser keeps six other connections to a
 * host, and each tab would hold one. A restarted sandbox counts from one again, so `onLost` reads everything anew and
 * follows again. Returns a function that stops.
 */
export function follow(after, onEvent, onLost) {
  const address = new URL(`/sandbox/events?after=${after}`, location.href);
  address.protocol = "ws:";
  const source = new WebSocket(address);
  source.binaryType = "arraybuffer";
  const decoder = new TextDecoder();
  source.onmessage = (arrival) => onEvent(JSON.parse(decoder.decode(arrival.data)));
  source.onclose = onLost;
  return () => {
    source.onclose = null;
    source.close();
  };
}
