// What lies over the page: the toast and the alert of a callback answer, small forms, and a photo in full size.
import { element, icon } from "./dom.js";
import { word } from "./words.js";

let hiding = 0;

/** A line that goes away by itself. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => place.classList.remove("shown"), Math.min(8000, 2500 + 60 * text.length));
}

function open(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (press) => press.target === dialog && dialog.close());
  dialog.showModal();
  return dialog;
}

/** The alert of a callback answer: stays until it is confirmed. */
export function alertBox(title, text) {
  const dialog = element(
    "dialog",
    { class: "card alert", role: "alertdialog", "aria-label": title },
    element("h2", {}, title),
    element("p", { class: "alert-text" }, text),
    element(
      "form",
      { method: "dialog", class: "card-buttons" },
      element("button", { class: "button-strong", autofocus: true }, word("ok")),
    ),
  );
  open(dialog);
}

/** A labelled field for `askForm`. */
export function field(label, control) {
  return element("label", { class: "field" }, element("span", {}, label), control);
}

/** A small form; resolves to its FormData, or to null when it was left. */
export function askForm(title, content, submit = word("send")) {
  return new Promise((resolve) => {
    let answer = null;
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", {}, title),
      element("div", { class: "card-body" }, content),
      element(
        "div",
        { class: "card-buttons" },
        element("button", { type: "button", class: "button-quiet", onclick: () => dialog.close() }, word("cancel")),
        element("button", { class: "button-strong" }, submit),
      ),
    );
    form.addEventListener("submit", (sent) => {
      answer = new FormData(form, sent.submitter);
    });
    const dialog = element("dialog", { class: "card", "aria-label": title }, form);
    dialog.addEventListener("close", () => resolve(answer));
    open(dialog);
  });
}

/** Photos in full size: `photos` are { source, save, alt }; arrow keys and buttons leaf through an album. */
export function enlarge(photos, index) {
  let at = index;
  const picture = element("img", { class: "large-photo" });
  const save = element("a", { class: "round-button", "aria-label": word("save"), title: word("save") }, icon("save"));
  const step = (by) => {
    at = (at + by + photos.length) % photos.length;
    picture.src = photos[at].source;
    picture.alt = photos[at].alt;
    save.hidden = photos[at].save === null;
    if (!save.hidden) save.href = photos[at].save;
  };
  const close = element(
    "button",
    { class: "round-button", "aria-label": word("close"), title: word("close"), onclick: () => dialog.close() },
    icon("close"),
  );
  const leaf = (by, name, drawing) =>
    photos.length > 1 &&
    element(
      "button",
      { class: ["round-button", "leaf", `leaf-${name}`], "aria-label": word(name), onclick: () => step(by) },
      icon(drawing),
    );
  const dialog = element(
    "dialog",
    {
      class: "lightbox",
      "aria-label": word("photo"),
      onkeydown: (key) => {
        if (key.key === "ArrowRight") step(1);
        if (key.key === "ArrowLeft") step(-1);
      },
      onclick: (press) => press.target === picture || press.target.closest("button, a") || dialog.close(),
    },
    element("div", { class: "lightbox-bar" }, save, close),
    leaf(-1, "previous", "back"),
    picture,
    leaf(1, "next", "forward"),
  );
  step(0);
  open(dialog);
}
