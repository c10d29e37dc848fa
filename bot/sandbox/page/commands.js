// The bot's commands: all of them from the menu button, the fitting ones while a "/" is typed.
import { byId, element } from "./dom.js";
import { scene } from "./scene.js";
import { word } from "./words.js";

const panel = byId("commands");
const menuButton = byId("menu-button");

function fitting(typed) {
  const wanted = typed.slice(1).toLowerCase();
  return scene.commands.filter(({ command }) => command.startsWith(wanted));
}

/** Shows the menu button when the bot has commands; its label is the bot's when it set one. */
export function showMenuButton() {
  menuButton.hidden = scene.commands.length === 0;
  byId("menu-text").textContent = scene.menuButton?.text ?? word("menu");
  panel.setAttribute("aria-label", word("commands"));
}

/** Wires the list; `choose` is called with "/name". Returns what the input needs: `takesKey(event)` and `close()`. */
export function wireCommands(input, choose) {
  let at = -1;

  function close() {
    panel.hidden = true;
    at = -1;
    menuButton.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function highlight(index) {
    const options = [...panel.children];
    at = (index + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function open(commands) {
    if (!commands.length) {
      close();
      return;
    }
    panel.replaceChildren(
      ...commands.map(({ command, description }, index) =>
        element(
          "div",
          {
            role: "option",
            id: `command-${index}`,
            class: "command",
            "aria-selected": "false",
            onpointerdown: (event) => event.preventDefault(),
            onclick: () => {
              close();
              choose(`/${command}`);
            },
          },
          element("span", { class: "command-name" }, `/${command}`),
          element("span", { class: "command-description" }, description),
        ),
      ),
    );
    panel.hidden = false;
    menuButton.setAttribute("aria-expanded", "true");
    at = -1;
  }

  menuButton.addEventListener("pointerdown", (event) => event.preventDefault());
  menuButton.addEventListener("click", () => {
    if (panel.hidden) {
      open(scene.commands);
      input.focus({ preventScroll: true });
    } else close();
  });
  input.addEventListener("input", () => {
    if (/^\/\w*$/.test(input.value)) open(fitting(input.value));
    else close();
  });
  input.addEventListener("blur", close);

  return {
    close,
    takesKey(event) {
      if (panel.hidden) return false;
      if (event.key === "ArrowDown") highlight(at + 1);
      else if (event.key === "ArrowUp") highlight(at < 0 ? panel.children.length - 1 : at - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Tab" && !event.shiftKey) panel.children[Math.max(at, 0)].click();
      else if (event.key === "Enter" && at >= 0) panel.children[at].click();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
