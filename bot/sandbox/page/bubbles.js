// One turn of the conversation: a message, or the messages of one album, as a bubble with its keys below.
import { openActions } from "./actions.js";
import { openLink } from "./acts.js";
import { avatar, hueOf } from "./avatars.js";
import { element, icon } from "./dom.js";
import { inlineKeyboard } from "./inline.js";
import { carried, summary } from "./media.js";
import { nameOf, openGroup, scene } from "./scene.js";
import { formatted } from "./texts.js";
import { hourOf } from "./times.js";
import { word } from "./words.js";

const HOLD_MS = 450;

/** The words of something that happened rather than was said, or null. */
function happening(message) {
  const names = (users) => users.map(nameOf).join("、");
  if (message.new_chat_members) return word("joined", { name: names(message.new_chat_members) });
  if (message.left_chat_member) return word("left", { name: nameOf(message.left_chat_member) });
  if (message.pinned_message) return `${message.from ? nameOf(message.from) : ""} ${word("pinned")}`.trim();
  if (message.group_chat_created || message.supergroup_chat_created) return word("group_created");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word("migrated");
  return null;
}

export function isMine(message) {
  return !message.outgoing && message.from?.id === scene.personId;
}

function quotation(replied) {
  const author = replied.from ? nameOf(replied.from) : "";
  const target = `message-${replied.message_id}`;
  return element(
    "button",
    {
      type: "button",
      class: ["quotation", `hue-${hueOf(replied.from?.id ?? 0)}`],
      onclick: () => document.getElementById(target)?.scrollIntoView({ block: "center", behavior: "smooth" }),
    },
    element("strong", {}, author),
    element("span", {}, summary(replied)),
  );
}

function forwarded({ forward_origin: origin }) {
  const name = origin.sender_user ? nameOf(origin.sender_user) : (origin.sender_user_name ?? origin.chat?.title ?? "");
  return element("div", { class: "forwarded" }, word("forwarded", { name }));
}

function stamp(message) {
  // Clients do not call a message edited while it is a screen with keys.
  const edited = message.edit_date && !message.reply_markup?.inline_keyboard;
  return element(
    "span",
    { class: "stamp" },
    message.has_protected_content && marked("lock", "protected"),
    message.silent && marked("silent", "silent"),
    edited && `${word("edited")} `,
    hourOf(message.date),
    isMine(message) && icon("sent"),
  );
}

function marked(drawing, said) {
  return element("span", { class: `mark-${drawing}`, role: "img", "aria-label": word(said), title: word(said) }, icon(drawing));
}

function reaction({ reaction: emoji }) {
  if (!emoji) return null;
  const said = word("reacted", { name: scene.state.bot.name, emoji });
  return element("div", { class: "reaction", role: "img", "aria-label": said, title: said }, emoji);
}

/** What apps draw below words with an address, unless the bot turns it off: here without looking at that address. */
function preview(message) {
  const options = message.link_preview_options ?? {};
  if (options.is_disabled || message.text === undefined) return null;
  const linked = (message.entities ?? []).find(({ type }) => type === "url" || type === "text_link");
  const address = options.url ?? linked?.url ?? (linked && textOf(message.text, linked));
  if (!address) return null;
  const target = address.includes("://") ? address : `https://${address}`;
  return element(
    "button",
    { type: "button", class: "preview", onclick: () => openLink(target) },
    element("strong", {}, URL.canParse(target) ? new URL(target).hostname : target),
    element("span", {}, target),
  );
}

function textOf(text, { offset, length }) {
  return text.slice(offset, offset + length);
}

function words(messages) {
  const said = messages.find((message) => message.text !== undefined || message.caption !== undefined);
  if (!said) return null;
  const { text, html, caption, caption_html: captionHtml } = said;
  const content = text !== undefined ? formatted(html, text) : formatted(captionHtml, caption);
  return element("div", { class: "words", dir: "auto" }, content);
}

function holdToOpen(bubble, open) {
  let holding = 0;
  const stop = () => clearTimeout(holding);
  bubble.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img, input")) return;
    event.preventDefault();
    open(event);
  });
  bubble.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") holding = setTimeout(() => open(event), HOLD_MS);
  });
  for (const end of ["pointerup", "pointercancel", "pointermove"]) bubble.addEventListener(end, stop);
}

/**
 * The list item of one turn. `run` says where it stands among neighbours of the same sender:
 * { first, last } decide on the name above, the tail and the avatar.
 */
export function turn(messages, run) {
  const [message] = messages;
  const id = `message-${message.message_id}`;
  const event = happening(message);
  if (event) return element("li", { class: "happening", id }, element("span", {}, event));

  const mine = isMine(message);
  const inGroup = openGroup() !== undefined;
  const media = carried(messages);
  const text = words(messages);
  const time = stamp(messages.at(-1));
  const bare = Boolean(message.sticker);
  const seen = Boolean(message.photo || message.video);
  if (text) text.append(time);
  const sender = message.from ?? scene.state.bot;
  const bubble = element(
    "div",
    { class: ["bubble", message.has_protected_content && "protected", bare && "bare", seen && "seen", seen && !text && "wordless", !text && "stamped"] },
    inGroup &&
      !mine &&
      run.first &&
      element(
        "div",
        { class: ["sender", sender.is_bot ? "sender-bot" : `hue-text-${hueOf(sender.id)}`] },
        nameOf(sender),
      ),
    message.forward_origin && forwarded(message),
    message.reply_to_message && quotation(message.reply_to_message),
    media,
    text,
    preview(message),
    reaction(messages.find((one) => one.reaction) ?? message),
    !media && !text && element("div", { class: "words faint" }, word("other_kind"), time),
    media && !text && time,
  );
  const open = (press) => openActions(message, press, bubble);
  holdToOpen(bubble, open);
  const more = element(
    "button",
    { type: "button", class: "more", "aria-label": word("actions"), title: word("actions"), onclick: open },
    icon("more"),
  );
  const keys = inlineKeyboard(messages.find((one) => one.reply_markup) ?? message);
  return element(
    "li",
    {
      id,
      "data-message": message.message_id,
      class: ["turn", mine ? "mine" : "theirs", run.first && "first", run.last && "last", inGroup && "in-group"],
    },
    inGroup &&
      !mine &&
      element(
        "div",
        { class: "turn-avatar" },
        run.last && avatar(sender.id, nameOf(sender), sender.is_bot ? "bot" : "person"),
      ),
    element(
      "div",
      { class: ["stack", keys && "with-keys"], style: keys ? { "--columns": String(widest(message)) } : {} },
      element("div", { class: "bubble-line" }, bubble, more),
      keys,
    ),
  );
}

function widest({ reply_markup: markup }) {
  return Math.max(...(markup?.inline_keyboard ?? [[]]).map((row) => row.length));
}
