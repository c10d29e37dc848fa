// The top of the chat: with whom one talks, on whose phone, and what the bot is doing at the moment.
import { attempt } from "./acts.js";
import { avatar } from "./avatars.js";
import { byId, element, icon } from "./dom.js";
import { addressOf, holder, nameOf, openGroup, personOf, scene } from "./scene.js";
import { changeGroup } from "./server.js";
import { hasWord, word } from "./words.js";

// Telegram shows an action for about five seconds unless it is repeated.
const ACTION_MS = 5500;

let action = null;
let ending = 0;

function subtitle() {
  const group = openGroup();
  if (action) return word(hasWord(action) ? action : "typing");
  if (group)
    return `${word("members", { count: group.members.length })} · ${word(group.bot_in ? "bot_in" : "bot_out")}`;
  return `${word("bot")} · ${word("as_person", { name: nameOf(holder()) })}`;
}

function showSubtitle() {
  const place = byId("chat-status");
  place.textContent = subtitle();
  place.classList.toggle("acting", action !== null);
}

/** "typing…" and the like; ends by itself or with the next message. */
export function showAction(name) {
  // upload_video_note and the record_… actions read like their nearest kind.
  action = name.replace("record_", "upload_").replace("_note", "");
  clearTimeout(ending);
  ending = setTimeout(endAction, ACTION_MS);
  showSubtitle();
}

export function endAction() {
  action = null;
  clearTimeout(ending);
  if (holder()) showSubtitle();
}

function showGroupTools(group) {
  const tools = byId("group-tools");
  tools.hidden = !group;
  if (!group) return;
  const members = group.members.map(personOf).filter(Boolean);
  const speakers = members.some((person) => person.id === scene.personId) ? members : [holder(), ...members];
  const choose = element(
    "select",
    {
      "aria-label": word("speak_as"),
      title: word("speak_as"),
      onchange: () => (location.hash = addressOf(Number(choose.value), group.id)),
    },
    speakers.map((person) =>
      element("option", { value: String(person.id), selected: person.id === scene.personId }, nameOf(person)),
    ),
  );
  const change = element(
    "button",
    {
      type: "button",
      class: "button-quiet",
      onclick: () =>
        attempt(changeGroup(group.id, group.bot_in ? "remove-bot" : "add-bot", { person: scene.personId })),
    },
    word(group.bot_in ? "remove_bot" : "add_bot"),
  );
  tools.replaceChildren(element("span", { class: "faint" }, word("speak_as")), choose, change);
}

export function showHeader() {
  const person = holder();
  if (!person) return;
  const group = openGroup();
  const { bot } = scene.state;
  byId("chat-title").textContent = group ? group.title : bot.name;
  byId("chat-avatar").replaceChildren(group ? avatar(group.id, group.title, "group") : avatar(bot.id, bot.name, "bot"));
  byId("people-open").replaceChildren(avatar(person.id, nameOf(person)), icon("down"));
  const introduction = bot.description?.[person.language_code.startsWith("zh") ? "zh" : "en"];
  byId("empty-text").textContent = group
    ? word("empty_group")
    : (introduction ?? word("empty_hint", { name: bot.name }));
  byId("empty-avatar").replaceChildren(
    group ? avatar(group.id, group.title, "group") : avatar(bot.id, bot.name, "bot"),
  );
  byId("empty-name").textContent = group ? group.title : bot.name;
  document.title = `${nameOf(person)} · ${word("title")}`;
  showSubtitle();
  showGroupTools(group);
}
