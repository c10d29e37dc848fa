// A round mark with a letter; the colour follows from the id, so a person keeps it everywhere.
import { element, icon } from "./dom.js";

const HUES = 8;

export function hueOf(id) {
  return Math.abs(id) % HUES;
}

export function avatar(id, name, kind = "person") {
  const mark = element("span", { class: ["avatar", `hue-${hueOf(id)}`, `avatar-${kind}`], "aria-hidden": "true" });
  if (kind === "person") mark.append([...name.trim()][0]?.toUpperCase() ?? "?");
  else mark.append(icon(kind === "bot" ? "bot" : "people"));
  return mark;
}
