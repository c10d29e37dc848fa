// The small menu of a message: reply, copy, edit.
import { toast } from "./dialogs.js";
import { byId, element, icon } from "./dom.js";
import { scene } from "./scene.js";
import { word } from "./words.js";

const listeners = { reply: () => {}, edit: () => {} };

/** Tells the menu what to do with a message that is to be answered or edited. */
export function onActions(reply, edit) {
  Object.assign(listeners, { reply, edit });
}

function choice(name, act) {
  const menu = byId("actions");
  return element(
    "button",
    {
      type: "button",
      class: "menu-item",
      onclick: () => {
        menu.hidePopover();
        act();
      },
    },
    icon(name),
    word(name),
  );
}

export function openActions(message, press, bubble) {
  const menu = byId("actions");
  const text = message.text ?? message.caption;
  const own = !message.outgoing && message.from?.id === scene.personId;
  menu.replaceChildren(
    choice("reply", () => listeners.reply(message)),
    ...(text && !message.has_protected_content
      ? [choice("copy", () => navigator.clipboard.writeText(text).then(() => toast(word("copied"))))]
      : []),
    ...(own && message.text ? [choice("edit", () => listeners.edit(message))] : []),
  );
  menu.showPopover();
  const edge = bubble.getBoundingClientRect();
  const x = press.clientX || edge.left;
  const y = press.clientY || edge.top;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  menu.querySelector("button").focus({ preventScroll: true });
}
