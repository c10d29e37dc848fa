// The words of a message: the server's safe HTML, with commands and bare addresses made to press, as clients do.
import { command, openLink } from "./acts.js";
import { element } from "./dom.js";
import { word } from "./words.js";

const PRESSABLE =
  /(?<![\w/:.<>])(\/[A-Za-z]\w{0,31}(?:@\w{3,32})?)(?![\w/>])|((?:https?:\/\/|\bt\.me\/)[^\s<>"'，。；！？、（）《》]+[^\s<>"'，。；！？、（）《》.,;:!?)])/g;

function commandButton(name) {
  return element("button", { type: "button", class: "in-text", onclick: () => command(name) }, name);
}

function link(address) {
  const target = /^https?:/.test(address) ? address : `https://${address}`;
  return element("a", { href: target, rel: "noopener noreferrer", target: "_blank" }, address);
}

function makePressable(text) {
  const pieces = [];
  let end = 0;
  for (const found of text.data.matchAll(PRESSABLE)) {
    pieces.push(text.data.slice(end, found.index), found[1] ? commandButton(found[1]) : link(found[2]));
    end = found.index + found[0].length;
  }
  if (pieces.length) text.replaceWith(...pieces, text.data.slice(end));
}

function reveal(spoiler) {
  spoiler.tabIndex = 0;
  spoiler.setAttribute("role", "button");
  spoiler.setAttribute("aria-label", word("spoiler"));
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    spoiler.classList.add("revealed");
    spoiler.removeAttribute("aria-label");
  };
  spoiler.addEventListener("click", show, { once: true });
  spoiler.addEventListener("keydown", show);
}

/** A folded quotation shows its first lines until it is touched. */
function unfold(quotation) {
  const toggle = () => {
    const open = quotation.classList.toggle("unfolded");
    quotation.setAttribute("aria-expanded", String(open));
  };
  quotation.tabIndex = 0;
  quotation.setAttribute("role", "button");
  quotation.setAttribute("aria-expanded", "false");
  quotation.title = word("unfold");
  quotation.addEventListener("click", (press) => press.target.closest("a, button") || toggle());
  quotation.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
}

/** Elements for a text: `html` is the server's rendering of the entities, `plain` serves when there is none. */
export function formatted(html, plain) {
  const holder = element("template");
  if (html === undefined) holder.content.append(plain ?? "");
  else holder.innerHTML = html;
  const texts = [];
  const walk = document.createTreeWalker(holder.content, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!walk.currentNode.parentElement?.closest("a, code, pre")) texts.push(walk.currentNode);
  texts.forEach(makePressable);
  for (const anchor of holder.content.querySelectorAll("a[href]")) {
    const address = anchor.getAttribute("href");
    anchor.addEventListener("click", (press) => {
      press.preventDefault();
      if (anchor.textContent.startsWith("/") && address.startsWith("#")) command(anchor.textContent);
      else openLink(address);
    });
  }
  holder.content.querySelectorAll("tg-spoiler, .tg-spoiler").forEach(reveal);
  holder.content.querySelectorAll("blockquote.folded").forEach(unfold);
  return holder.content;
}
