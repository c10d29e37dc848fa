// The keys under a bubble.
import { openLink } from "./acts.js";
import { toast } from "./dialogs.js";
import { element, icon } from "./dom.js";
import { isWaiting, press } from "./presses.js";
import { word } from "./words.js";

async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(word("copied"));
}

function key(message, button, place) {
  const shape = { type: "button", class: ["key", button.style && `key-${button.style}`], title: button.text };
  const label = element("span", { class: "key-text" }, button.text);
  if (button.callback_data !== undefined) {
    const id = `${message.chat.id}:${message.message_id}:${place}:${button.callback_data}`;
    const made = element(
      "button",
      { ...shape, "data-press": id, "data-callback": button.callback_data, "aria-busy": String(isWaiting(id)) },
      label,
      element("span", { class: "spinner", "aria-hidden": "true" }),
    );
    made.classList.toggle("waiting", isWaiting(id));
    made.addEventListener("click", () => press(id, message.message_id, button.callback_data));
    return made;
  }
  if (button.url) return element("button", { ...shape, onclick: () => openLink(button.url) }, label, icon("out"));
  if (button.copy_text)
    return element("button", { ...shape, onclick: () => copy(button.copy_text.text) }, label, icon("copy"));
  return element("button", { ...shape, disabled: true, title: word("unsupported") }, label);
}

/** The inline keyboard of a message, or null. */
export function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return element(
    "div",
    { class: "inline-keyboard" },
    rows.map((row, y) =>
      element(
        "div",
        { class: "key-row" },
        row.map((button, x) => key(message, button, `${y}:${x}`)),
      ),
    ),
  );
}
