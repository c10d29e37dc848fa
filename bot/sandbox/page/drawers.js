// On a narrow page the people and the faults slide in over the chat; on a wide one the people are always there.
import { byId } from "./dom.js";

const NARROW = matchMedia("(max-width: 760px)");

function set(drawer, open) {
  const root = document.documentElement;
  if (open) root.dataset.drawer = drawer;
  else delete root.dataset.drawer;
  const side = byId("side");
  const faults = byId("faults");
  const people = open && drawer === "people";
  // What is out of sight is out of the keyboard's way too.
  side.inert = NARROW.matches && !people;
  faults.inert = !(open && drawer === "faults");
  byId("chat").inert = NARROW.matches && open;
  byId("people-open").setAttribute("aria-expanded", String(people));
  for (const opener of document.querySelectorAll(".faults-open"))
    opener.setAttribute("aria-expanded", String(!faults.inert));
}

export function closeDrawers() {
  set("", false);
}

function openDrawer(name) {
  const already = document.documentElement.dataset.drawer === name;
  set(name, !already);
  if (!already)
    byId(name === "people" ? "side" : "faults")
      .querySelector("a, button, input")
      ?.focus({ preventScroll: true });
}

export function wireDrawers() {
  closeDrawers();
  NARROW.addEventListener("change", closeDrawers);
  byId("people-open").addEventListener("click", () => openDrawer("people"));
  for (const opener of document.querySelectorAll(".faults-open"))
    opener.addEventListener("click", () => openDrawer("faults"));
  for (const closer of document.querySelectorAll(".drawer-close")) closer.addEventListener("click", closeDrawers);
  byId("shade").addEventListener("click", closeDrawers);
  document.addEventListener("keydown", (key) => {
    if (key.key === "Escape" && !document.querySelector("dialog[open]")) closeDrawers();
  });
}
