// The list of messages. Turns are redrawn only when something in them changed, and what the eye rests on stays in place.
import { turn } from "./bubbles.js";
import { byId, element } from "./dom.js";
import { now, scene } from "./scene.js";
import { dayOf } from "./times.js";
import { language, word } from "./words.js";

const SHOWN_AT_FIRST = 80;
const NEAR_BOTTOM_PX = 60;
const NEWS_MARGIN_PX = 8;
const RUN_SECONDS = 300;

const messages = new Map();
const drawn = new Map();
let shown = SHOWN_AT_FIRST;
let settled = false;
// Whether the newest message is held in view: only the reader's own scrolling lets go of it, not a change of sizes.
let following = true;
let heights = "";
// The row where what is new begins: of news that are higher than the room for them, the beginning is held in view.
let news = null;

const scroller = byId("scroller");
const list = byId("messages");
const toBottom = byId("to-bottom");

/** Where the reader is led: to the newest message, or to the first line of news that do not fit. */
function restingPlace() {
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  const row = drawn.get(news)?.node;
  if (!row) return bottom;
  const top = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  return Math.max(0, Math.min(bottom, top - NEWS_MARGIN_PX));
}

function atEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM_PX;
}

function atRest() {
  return scroller.scrollTop > restingPlace() - NEAR_BOTTOM_PX;
}

/** Leads the reader there; who has read on beyond it is not taken back. */
function scrollDown() {
  scroller.scrollTop = Math.max(scroller.scrollTop, restingPlace());
}

function turns() {
  const found = [];
  for (const message of [...messages.values()].sort((a, b) => a.message_id - b.message_id)) {
    const before = found.at(-1);
    if (message.media_group_id && before?.[0].media_group_id === message.media_group_id) before.push(message);
    else found.push([message]);
  }
  return found;
}

function together(one, other) {
  return (
    one !== undefined &&
    other !== undefined &&
    one.from?.id === other.from?.id &&
    other.date - one.date < RUN_SECONDS &&
    dayOf(one.date, now()).key === dayOf(other.date, now()).key
  );
}

/** The rows to show, oldest first: { key, seal, build }; a row is built again when its seal differs. */
function rows() {
  const all = turns();
  const visible = all.slice(-shown);
  const made = [];
  if (visible.length < all.length) {
    made.push({ key: "earlier", seal: language(), build: earlier });
  }
  let day = null;
  visible.forEach((group, index) => {
    const [message] = group;
    const date = dayOf(message.date, now());
    if (date.key !== day) {
      made.push({
        key: `day-${date.key}`,
        seal: date.words,
        build: () => element("li", { class: "day" }, element("span", {}, date.words)),
      });
    }
    day = date.key;
    const run = {
      first: !together(visible[index - 1]?.[0], message),
      last: !together(message, visible[index + 1]?.[0]),
    };
    const seal = JSON.stringify([group, run, language(), scene.personId]);
    made.push({ key: keyOf(message), seal, build: () => turn(group, run) });
  });
  return made;
}

function earlier() {
  const more = () => {
    shown += SHOWN_AT_FIRST;
    draw();
  };
  return element(
    "li",
    { class: "day" },
    element("button", { type: "button", class: "earlier", onclick: more }, word("earlier")),
  );
}

/** Keeps pictures and players that were already loaded, and the key that had the focus, across a redraw of their turn. */
function carryOver(old, fresh) {
  for (const media of fresh.querySelectorAll("[data-file]")) {
    const same = old.querySelector(`[data-file="${CSS.escape(media.dataset.file)}"]`);
    if (same && same.tagName === media.tagName) media.replaceWith(same);
  }
  const keys = [...old.querySelectorAll(".key")];
  const focused = keys.indexOf(document.activeElement);
  return () => focused >= 0 && fresh.querySelectorAll(".key")[focused]?.focus({ preventScroll: true });
}

function anchor() {
  const top = scroller.getBoundingClientRect().top;
  const first = [...list.children].find((row) => row.getBoundingClientRect().bottom > top);
  return first && { key: first.dataset.key, top: first.getBoundingClientRect().top };
}

function draw() {
  if (!settled) following = true;
  const held = following ? null : anchor();
  const wanted = rows();
  const keys = new Set(wanted.map((row) => row.key));
  for (const [key, row] of drawn) {
    if (keys.has(key)) continue;
    row.node.remove();
    drawn.delete(key);
  }
  let previous = null;
  for (const { key, seal, build } of wanted) {
    let row = drawn.get(key);
    if (!row || row.seal !== seal) {
      const node = build();
      node.dataset.key = key;
      if (row) {
        const refocus = carryOver(row.node, node);
        row.node.replaceWith(node);
        refocus();
      } else if (settled) node.classList.add("arriving");
      row = { node, seal };
      drawn.set(key, row);
    }
    const expected = previous ? previous.nextSibling : list.firstChild;
    if (row.node !== expected) list.insertBefore(row.node, expected);
    previous = row.node;
  }
  byId("empty").hidden = messages.size > 0;
  if (following) scrollDown();
  else if (held && drawn.has(held.key)) {
    scroller.scrollTop += drawn.get(held.key).node.getBoundingClientRect().top - held.top;
  }
  settled = true;
}

function keyOf(message) {
  return `message-${message.message_id}`;
}

/** Shows a chat from scratch: at the first of so many unread messages, or at the newest one. */
export function showMessages(all, unread) {
  messages.clear();
  drawn.clear();
  list.replaceChildren();
  shown = SHOWN_AT_FIRST;
  settled = false;
  toBottom.classList.remove("shown");
  for (const message of all) messages.set(message.message_id, message);
  const ofBot = turns().filter(([message]) => message.outgoing);
  const first = ofBot.at(-Math.max(unread, 1));
  news = first ? keyOf(first[0]) : null;
  draw();
}

/** A message arrived or changed. An own message always brings the newest into view. */
export function putMessage(message) {
  const fresh = !messages.has(message.message_id);
  messages.set(message.message_id, message);
  const own = message.from?.id === scene.personId;
  if (fresh && following) news = own ? null : keyOf(turns().at(-1)[0]);
  draw();
  if (fresh && own) {
    following = true;
    scrollDown();
  } else if (fresh && !following) toBottom.classList.add("unseen");
}

export function dropMessage(id) {
  messages.delete(id);
  draw();
}

/** Draws again after the language, the day or the group's people changed. */
export function redrawMessages() {
  draw();
}

/** The newest message of the bot in the open chat, or undefined. */
export function newestOfBot() {
  return [...messages.values()].filter((message) => message.outgoing).sort((a, b) => b.message_id - a.message_id)[0];
}

function sizes() {
  return `${scroller.clientHeight}/${scroller.scrollHeight}`;
}

function settleSizes() {
  heights = sizes();
  if (following) scrollDown();
  showWayDown();
}

function showWayDown() {
  const end = atEnd();
  toBottom.classList.toggle("shown", !end);
  if (end) toBottom.classList.remove("unseen");
}

export function wireConversation() {
  scroller.addEventListener(
    "scroll",
    () => {
      if (sizes() !== heights) return;
      following = atRest();
      showWayDown();
    },
    { passive: true },
  );
  toBottom.addEventListener("click", () => {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: "smooth" });
  });
  // The room for messages shrinks when keys or the phone's keyboard open, and pictures grow when they arrive.
  const watch = new ResizeObserver(settleSizes);
  watch.observe(scroller);
  watch.observe(list);
}
