// The side of the page: everyone whose phone can be taken up, and the groups.
import { attempt } from "./acts.js";
import { avatar } from "./avatars.js";
import { askForm, field } from "./dialogs.js";
import { byId, element } from "./dom.js";
import { addressOf, nameOf, personOf, scene } from "./scene.js";
import { addGroup, addPerson } from "./server.js";
import { language, word } from "./words.js";

const PHONE_LANGUAGES = [
  ["zh-hans", "简体中文"],
  ["en", "English"],
  ["de", "Deutsch"],
];

function captionOf(person) {
  const { caption } = person;
  return typeof caption === "string" ? caption : (caption?.[language()] ?? "");
}

function personRow(person) {
  const blocked = (scene.state.faults.blocked ?? []).includes(person.id);
  const name = nameOf(person);
  const open = scene.personId === person.id && scene.chatId === person.id;
  const unread = open && document.visibilityState === "visible" ? 0 : person.unread;
  const note = captionOf(person) || `@${person.username ?? person.id}`;
  const status = blocked ? word("blocked_mark") : person.started ? "" : word("not_started");
  return element(
    "li",
    {},
    element(
      "a",
      {
        href: addressOf(person.id),
        class: ["row", blocked && "is-blocked", !person.started && "is-new"],
        "aria-current": open ? "true" : null,
        "data-person": person.id,
      },
      avatar(person.id, name),
      element(
        "span",
        { class: "row-text" },
        element("span", { class: "row-name" }, name),
        element("span", { class: "row-note" }, note),
      ),
      element(
        "span",
        { class: "row-end" },
        unread > 0 &&
          element(
            "span",
            { class: "badge", role: "img", "aria-label": word("unread", { count: unread }) },
            unread > 99 ? "99+" : String(unread),
          ),
        status &&
          element("span", { class: "row-status", title: status }, element("span", { class: "unseen-text" }, status)),
      ),
    ),
  );
}

function groupRow(group) {
  const speaker = group.members.includes(scene.personId)
    ? scene.personId
    : (group.members.find(personOf) ?? scene.personId);
  const note = `${word("members", { count: group.members.length })} · ${word(group.bot_in ? "bot_in" : "bot_out")}`;
  return element(
    "li",
    {},
    element(
      "a",
      {
        href: addressOf(speaker, group.id),
        class: "row",
        "aria-current": scene.chatId === group.id ? "true" : null,
        "data-group": group.id,
      },
      avatar(group.id, group.title, "group"),
      element(
        "span",
        { class: "row-text" },
        element("span", { class: "row-name" }, group.title),
        element("span", { class: "row-note" }, note),
      ),
    ),
  );
}

export function showPeople() {
  const groups = scene.state.chats.filter((chat) => chat.type !== "private");
  const focused = document.activeElement?.closest?.("#people-list a, #group-list a")?.getAttribute("href");
  byId("people-list").replaceChildren(...scene.state.people.map(personRow));
  byId("group-list").replaceChildren(...groups.map(groupRow));
  if (focused) document.querySelector(`#side a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  const elsewhere = scene.state.people.some((person) => person.unread > 0 && person.id !== scene.personId);
  byId("people-open").classList.toggle("has-unread", elsewhere);
}

async function newPerson() {
  const options = PHONE_LANGUAGES.map(([code, name]) => element("option", { value: code }, name));
  const form = await askForm(
    word("person_title"),
    [
      element("p", { class: "faint" }, word("person_hint")),
      field(
        word("name"),
        element("input", { name: "name", required: true, maxlength: "64", autocomplete: "off", autofocus: true }),
      ),
      field(word("person_language"), element("select", { name: "language" }, options)),
    ],
    word("create"),
  );
  const name = form?.get("name").trim();
  if (!name) return;
  const made = await attempt(addPerson({ first_name: name, language_code: form.get("language") }));
  const id = made?.person?.id ?? made?.id;
  if (id) location.hash = addressOf(id);
}

async function newGroup() {
  const members = scene.state.people.map((person) =>
    element(
      "label",
      { class: "choice" },
      element("input", {
        type: "checkbox",
        name: "member",
        value: String(person.id),
        checked: person.id === scene.personId,
      }),
      element("span", {}, nameOf(person)),
    ),
  );
  const form = await askForm(
    word("group_title"),
    [
      field(
        word("group_name"),
        element("input", { name: "title", required: true, maxlength: "128", autocomplete: "off", autofocus: true }),
      ),
      element("fieldset", { class: "choices" }, element("legend", {}, word("group_members")), members),
    ],
    word("create"),
  );
  const title = form?.get("title").trim();
  if (!title) return;
  const chosen = form.getAll("member").map(Number);
  const made = await attempt(addGroup({ title, members: chosen }));
  const id = made?.chat?.id ?? made?.id ?? made?.chat_id;
  if (id && chosen.length) location.hash = addressOf(chosen[0], id);
}

export function wirePeople() {
  byId("new-person").addEventListener("click", newPerson);
  byId("new-group").addEventListener("click", newGroup);
}
