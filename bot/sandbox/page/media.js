// What a message carries besides words.
import { avatar } from "./avatars.js";
import { enlarge } from "./dialogs.js";
import { element, icon } from "./dom.js";
import { nameOf } from "./scene.js";
import { fileAddress } from "./server.js";
import { lengthOf } from "./times.js";
import { voicePlayer } from "./voice.js";
import { word } from "./words.js";

const SHOWN_BY_BROWSERS = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain|text\/csv|audio\/|video\/)/;
const WIDEST = 340;
const TALLEST = 360;

/** Rows of an album: two or three side by side, the rest below. */
function albumRows(count) {
  if (count <= 2) return [count];
  if (count === 3) return [1, 2];
  const twos = { 0: 0, 1: 2, 2: 1 }[count % 3];
  return [...Array(twos).fill(2), ...Array((count - 2 * twos) / 3).fill(3)];
}

function photoButton(message, open) {
  const size = message.photo.at(-1);
  const alt = message.caption || word("photo");
  return element(
    "button",
    { type: "button", class: "photo", "aria-label": word("photo_open"), onclick: open },
    element("img", { src: fileAddress(size), alt, "data-file": size.file_unique_id, draggable: "false" }),
  );
}

function video(clip, kept) {
  return element("video", {
    class: "video",
    src: fileAddress(clip),
    controls: true,
    controlslist: kept && "nodownload",
    preload: "metadata",
    playsinline: true,
    "data-file": clip.file_unique_id,
    "aria-label": word("video"),
    style: clip.width && clip.height ? { "aspect-ratio": `${clip.width} / ${clip.height}` } : {},
  });
}

/** One photo or an album of photos and videos as a grid; pressing a photo enlarges it. */
export function pictures(messages) {
  const photos = messages.filter((message) => message.photo);
  const large = photos.map((message) => ({
    source: fileAddress(message.photo.at(-1)),
    save: message.has_protected_content ? null : fileAddress(message.photo.at(-1), true),
    alt: message.caption || word("photo"),
  }));
  const cells = messages.map((message) =>
    message.photo ? photoButton(message, () => enlarge(large, photos.indexOf(message))) : video(message.video, message.has_protected_content),
  );
  if (cells.length === 1) {
    const { width, height } = messages[0].photo?.at(-1) ?? messages[0].video;
    const known = width && height;
    const shown = known ? Math.max(140, Math.min(WIDEST, (TALLEST * width) / height)) : WIDEST;
    cells[0].style.setProperty("width", `${shown}px`);
    if (known) cells[0].style.setProperty("aspect-ratio", `${width} / ${height}`);
    return element("div", { class: "pictures" }, cells);
  }
  let cell = 0;
  for (const row of albumRows(cells.length)) {
    for (let column = 0; column < row; column += 1, cell += 1) cells[cell].classList.add(`of-${row}`);
  }
  return element("div", { class: "pictures album" }, cells);
}

function sizeOf(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function documentRow({ document: file, has_protected_content: kept }) {
  const name = file.file_name ?? word("document");
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "";
  const opens = SHOWN_BY_BROWSERS.test(file.mime_type ?? "");
  const main = kept
    ? { "aria-disabled": "true" }
    : opens
      ? { href: fileAddress(file), target: "_blank", rel: "noopener" }
      : { href: fileAddress(file, true), download: name };
  return element(
    "div",
    { class: "document", "data-document": name },
    element(
      "a",
      { class: "document-open", title: word(kept ? "protected" : opens ? "open" : "save"), ...main },
      element(
        "span",
        { class: ["document-mark", `ending-${ending.toLowerCase()}`], "aria-hidden": "true" },
        ending || icon("document"),
      ),
      element(
        "span",
        { class: "document-text" },
        element("span", { class: "document-name" }, name),
        element("span", { class: "faint" }, sizeOf(file.file_size)),
      ),
    ),
    !kept && element(
      "a",
      {
        class: "document-save",
        href: fileAddress(file, true),
        download: name,
        "aria-label": `${word("save")} ${name}`,
        title: word("save"),
      },
      icon("save"),
    ),
  );
}

function place({ latitude, longitude, horizontal_accuracy: accuracy }, venue) {
  const figures = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return element(
    "div",
    { class: "place" },
    element("div", { class: "map", role: "img", "aria-label": word("location") }, icon("pin")),
    element(
      "div",
      { class: "place-text" },
      element("strong", {}, venue?.title ?? word("location")),
      venue?.address && element("span", {}, venue.address),
      element("span", { class: "faint figures" }, figures),
      accuracy && element("span", { class: "faint" }, word("accuracy_about", { count: accuracy })),
    ),
  );
}

function contact({ phone_number: phone, first_name: first, last_name: last, user_id: id }) {
  const name = nameOf({ first_name: first, last_name: last });
  return element(
    "div",
    { class: "contact" },
    avatar(id ?? 0, name),
    element(
      "div",
      { class: "contact-text" },
      element("strong", {}, name),
      element("span", { class: "faint figures" }, phone),
    ),
  );
}

function sticker(one) {
  const drawn = one.url
    ? element("img", { src: fileAddress(one), alt: one.emoji ?? word("sticker") })
    : (one.emoji ?? word("sticker"));
  return element("div", { class: "sticker" }, drawn);
}

function soundFile(file) {
  return element(
    "div",
    { class: "sound" },
    voicePlayer(file),
    element("span", { class: "faint" }, file.title ?? file.file_name ?? lengthOf(file.duration)),
  );
}

/** What the messages of one bubble carry; null when they are words alone. */
export function carried(messages) {
  const [message] = messages;
  if (message.photo || message.video) return pictures(messages);
  const moving = message.animation ?? message.video_note;
  if (moving) return pictures([{ ...message, video: moving }]);
  if (message.document)
    return element(
      "div",
      { class: "documents" },
      messages.map((one) => documentRow(one)),
    );
  if (message.voice) return voicePlayer(message.voice);
  if (message.audio) return soundFile(message.audio);
  if (message.venue) return place(message.venue.location, message.venue);
  if (message.location) return place(message.location);
  if (message.contact) return contact(message.contact);
  if (message.sticker) return sticker(message.sticker);
  return null;
}

/** One line that stands for a message: in a quotation or above the input. */
export function summary(message) {
  const kind = ["photo", "video", "document", "voice", "location", "contact", "sticker"].find((name) => message[name]);
  return message.text ?? message.caption ?? message.document?.file_name ?? (kind ? word(kind) : word("other_kind"));
}
