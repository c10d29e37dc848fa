// The reply keyboard at the foot of the chat. A key is just its text, except those that share contact or location.
import { attempt, say, shareContact, shareLocation } from "./acts.js";
import { askContact, askLocation } from "./attach.js";
import { setPlaceholder } from "./composer.js";
import { byId, element, icon } from "./dom.js";
import { scene } from "./scene.js";
import { word } from "./words.js";

const panel = byId("keyboard");
const toggle = byId("keyboard-toggle");
let seal = "null";
let open = true;

async function touch(key, once) {
  if (key.request_contact) {
    const contact = await askContact(word("contact_share", { name: scene.state.bot.name }));
    if (!contact || !(await shareContact(contact.phone, contact.name))) return;
  } else if (key.request_location) {
    const place = await askLocation(word("location_share", { name: scene.state.bot.name }));
    if (!place || !(await shareLocation(place.latitude, place.longitude, place.accuracy))) return;
  } else if (!(await say(key.text))) return;
  if (once) fold(true);
}

function fold(closed) {
  open = !closed;
  panel.classList.toggle("folded", closed);
  toggle.setAttribute("aria-expanded", String(open));
  const name = word(open ? "keyboard_hide" : "keyboard_show");
  toggle.setAttribute("aria-label", name);
  toggle.title = name;
}

function drawKey(plain, once) {
  const key = typeof plain === "string" ? { text: plain } : plain;
  const beyond = ["request_users", "request_chat", "request_poll", "web_app", "request_managed_bot"].some(
    (kind) => key[kind],
  );
  const drawing = key.request_contact ? "contact" : key.request_location ? "pin" : null;
  return element(
    "button",
    {
      type: "button",
      class: ["reply-key", key.style && `key-${key.style}`],
      title: beyond ? word("unsupported") : key.text,
      disabled: beyond,
      onclick: () => attempt(touch(key, once)),
    },
    drawing && icon(drawing),
    element("span", { class: "key-text" }, key.text),
  );
}

/** Shows the keyboard that the bot set (`markup`), or none; a new one unfolds. */
export function showKeyboard(markup, again = false) {
  const rows = markup?.keyboard ?? null;
  const next = JSON.stringify([scene.chatId, scene.personId, rows]);
  const changed = next !== seal || again;
  seal = next;
  panel.hidden = rows === null;
  toggle.hidden = rows === null;
  setPlaceholder(rows ? markup.input_field_placeholder : undefined);
  if (!rows) return;
  panel.setAttribute("aria-label", word("keyboard"));
  panel.replaceChildren(
    ...rows.map((row) =>
      element(
        "div",
        { class: "key-row" },
        row.map((key) => drawKey(key, markup.one_time_keyboard && !markup.is_persistent)),
      ),
    ),
  );
  fold(changed ? false : !open);
}

export function wireKeyboard() {
  toggle.addEventListener("pointerdown", (event) => event.preventDefault());
  toggle.addEventListener("click", () => fold(open));
}
