// The page's beginning and its heart: which phone is shown, and what each event of the sandbox changes on it.
import { wireAttach } from "./attach.js";
import { isMine } from "./bubbles.js";
import { showClock, wireClock } from "./clock.js";
import { showMenuButton } from "./commands.js";
import { forceReply, showFoot, switchDraft, wireComposer } from "./composer.js";
import {
  dropMessage,
  newestOfBot,
  putMessage,
  redrawMessages,
  showMessages,
  wireConversation,
} from "./conversation.js";
import { byId } from "./dom.js";
import { closeDrawers, wireDrawers } from "./drawers.js";
import { showFaults, wireFaults } from "./faults.js";
import { endAction, showAction, showHeader } from "./header.js";
import { wireHint } from "./hint.js";
import { showKeyboard, wireKeyboard } from "./keys.js";
import { wireLook } from "./look.js";
import { showPeople, wirePeople } from "./people.js";
import { answered } from "./presses.js";
import { holder, openGroup, putClock, putState, readAddress, scene } from "./scene.js";
import { Refused, act, follow, readChat, readState } from "./server.js";

const RETRY_MS = 1500;
const GATHER_MS = 120;

let opening = null; // events that arrive while a chat is being read wait here
let chatReadAt = 0;
let lastEvent = 0;
let stopFollowing = () => {};
let floodEnding = 0;

function showState() {
  showPeople();
  showHeader();
  showClock();
  showFaults();
  showFoot();
  // A flood limit runs out by itself, without an event.
  clearTimeout(floodEnding);
  const left = scene.state.faults.flood_retry_after;
  if (left > 0) floodEnding = setTimeout(rereadState, left * 1000 + 300);
}

/** Runs `work` once, a moment after the last of a burst of calls. */
function gathered(work) {
  let due = 0;
  return () => {
    clearTimeout(due);
    due = setTimeout(() => work().catch(ignoreRefusal), GATHER_MS);
  };
}

// A re-read that is refused is followed by another one: the stream notices the loss and starts over.
function ignoreRefusal(refusal) {
  if (!(refusal instanceof Refused)) throw refusal;
}

const rereadState = gathered(async () => {
  putState(await readState());
  const { personId, chatId } = readAddress();
  if (personId !== scene.personId || chatId !== scene.chatId) await openChat();
  else showState();
});

const rereadSurroundings = gathered(async () => {
  const { personId, chatId } = scene;
  const chat = await readChat(chatId, personId);
  if (personId === scene.personId && chatId === scene.chatId) surround(chat);
});

const markRead = gathered(async () => {
  const { personId, chatId } = scene;
  if (document.visibilityState !== "visible" || personId === null) return;
  await act(personId, "read", { chat_id: chatId });
  if (holder()?.unread) {
    holder().unread = 0;
    showPeople();
  }
});

function surround(chat) {
  scene.commands = chat.commands ?? [];
  scene.menuButton = chat.menu_button ?? null;
  showMenuButton();
  takeKeyboard(chat.keyboard ?? null);
}

/** What stands below the chat: keys, a forced reply to the bot's newest message, or nothing. */
function takeKeyboard(markup, again = false) {
  const fresh = again || JSON.stringify(markup) !== JSON.stringify(scene.keyboard);
  scene.keyboard = markup;
  showKeyboard(markup, again);
  const asking = newestOfBot();
  if (fresh && markup?.force_reply && asking) forceReply(asking, markup.input_field_placeholder);
}

async function openChat() {
  const before = `${scene.personId}/${scene.chatId}`;
  Object.assign(scene, readAddress());
  if (scene.personId === null) return;
  switchDraft(before, `${scene.personId}/${scene.chatId}`);
  endAction();
  showState();
  const { personId, chatId } = scene;
  const unread = chatId === personId ? holder().unread : 0;
  opening = [];
  const chat = await readChat(chatId, personId);
  if (personId !== scene.personId || chatId !== scene.chatId) return;
  chatReadAt = chat.last_event ?? 0;
  showMessages(chat.messages, unread);
  scene.keyboard = null;
  surround(chat);
  const waited = opening ?? [];
  opening = null;
  waited.forEach(take);
  markRead();
}

function message(event) {
  const { message: fresh } = event;
  putMessage(fresh);
  if (!fresh.outgoing) {
    if (isMine(fresh) && scene.keyboard?.force_reply) takeKeyboard(null);
    return;
  }
  endAction();
  markRead();
  if ("keyboard" in event) takeKeyboard(event.keyboard, true);
  else rereadSurroundings();
}

const IN_CHAT = {
  message,
  edited: (event) => putMessage(event.message),
  reaction: (event) => putMessage(event.message),
  deleted: (event) => dropMessage(event.message_id),
  chat_action: (event) => showAction(event.action),
  commands: rereadSurroundings,
  menu_button: rereadSurroundings,
};

function take(event) {
  if (event.type === "callback_answered") answered(event);
  else if (event.type === "clock") {
    putClock(event.now, event.moving, event.waiting);
    showClock();
    redrawMessages();
  } else if (event.type === "state") rereadState();
  else if (event.chat_id === undefined || event.chat_id === null || event.chat_id === scene.chatId) {
    if (opening) opening.push(event);
    else if (event.n > chatReadAt) IN_CHAT[event.type]?.(event);
  } else if (event.type === "message") rereadState();
}

function arrived(event) {
  if (event.n <= lastEvent) return;
  lastEvent = event.n;
  take(event);
}

async function begin() {
  try {
    putState(await readState());
    await openChat();
  } catch (refusal) {
    ignoreRefusal(refusal);
    lost();
    return;
  }
  lastEvent = chatReadAt;
  stopFollowing = follow(chatReadAt, arrived, lost);
  byId("lost").hidden = true;
}

function lost() {
  stopFollowing();
  byId("lost").hidden = false;
  setTimeout(begin, RETRY_MS);
}

function redraw() {
  showState();
  showMenuButton();
  showKeyboard(scene.keyboard);
  redrawMessages();
}

wireLook(byId("language"), byId("theme"), redraw);
wireDrawers();
wireConversation();
wireComposer();
wireKeyboard();
wireAttach();
wirePeople();
wireClock();
wireFaults();
wireHint();
window.addEventListener("hashchange", () => {
  closeDrawers();
  openChat().catch(ignoreRefusal);
  if (matchMedia("(hover: hover)").matches && !openGroup()) byId("input").focus({ preventScroll: true });
});
document.addEventListener("visibilitychange", markRead);
begin();
