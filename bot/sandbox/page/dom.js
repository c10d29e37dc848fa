// Building elements without ever parsing a string as markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children. `on…` attributes are listeners, `class` may hold falsy parts in an array,
 * a boolean attribute is present or absent, `style` is an object of properties; strings become text nodes.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = [value].flat().filter(Boolean).join(" ");
    else if (name === "style") for (const [key, set] of Object.entries(value)) made.style.setProperty(key, set);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** One of the drawings in index.html, hidden from screen readers: the control around it has the name. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

export function byId(id) {
  return document.getElementById(id);
}
