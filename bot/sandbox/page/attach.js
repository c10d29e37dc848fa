// The paper clip: photos (several make an album), files, voice, a place, a contact, a sticker.
import { attempt, shareContact, shareLocation } from "./acts.js";
import { takeReply } from "./composer.js";
import { askForm, field, toast } from "./dialogs.js";
import { byId, element, icon } from "./dom.js";
import { holder, nameOf, scene } from "./scene.js";
import { act, upload } from "./server.js";
import { word } from "./words.js";

const ALBUM_MOST = 10;
const STICKERS = ["👍", "👌", "🙏", "🎉", "😀", "🤔", "😟", "❤️"];
const PLACES = [
  ["location_gate", 31.23041, 121.4737],
  ["location_workshop", 31.23122, 121.47468],
  ["location_far", 31.27538, 121.4737],
];

function preset(person) {
  return `+86138${String(person.id).padStart(8, "0").slice(-8)}`;
}

/** Asks for a phone number and a name, the holder's own at first; null when left. */
export async function askContact(title) {
  const person = holder();
  const form = await askForm(title, [
    field(word("phone"), element("input", { name: "phone", type: "tel", required: true, value: preset(person) })),
    field(word("name"), element("input", { name: "name", required: true, value: nameOf(person) })),
  ]);
  return form && { phone: form.get("phone"), name: form.get("name") };
}

/** Asks for a place, one of three that can be changed by hand; null when left. */
export async function askLocation(title) {
  const latitude = element("input", {
    name: "latitude",
    type: "number",
    step: "any",
    min: "-90",
    max: "90",
    required: true,
  });
  const longitude = element("input", {
    name: "longitude",
    type: "number",
    step: "any",
    min: "-180",
    max: "180",
    required: true,
  });
  const accuracy = element("input", { name: "accuracy", type: "number", min: "0", max: "1500", value: "12" });
  const fill = ([, north, east]) => {
    latitude.value = String(north);
    longitude.value = String(east);
  };
  fill(PLACES[0]);
  const choices = PLACES.map((place, index) =>
    element(
      "label",
      { class: "choice" },
      element("input", { type: "radio", name: "preset", checked: index === 0, onchange: () => fill(place) }),
      element("span", {}, word(place[0])),
    ),
  );
  const form = await askForm(title, [
    element("div", { class: "choices" }, choices),
    element("div", { class: "pair" }, field(word("latitude"), latitude), field(word("longitude"), longitude)),
    field(word("accuracy"), accuracy),
  ]);
  if (!form) return null;
  return {
    latitude: Number(form.get("latitude")),
    longitude: Number(form.get("longitude")),
    accuracy: Number(form.get("accuracy")),
  };
}

function preview(file, verb) {
  if (verb !== "photo") {
    return element(
      "div",
      { class: "preview-file" },
      icon(verb === "voice" ? "voice" : "document"),
      element("span", {}, file.name),
    );
  }
  const address = URL.createObjectURL(file);
  const kind = file.type.startsWith("video/") ? "video" : "img";
  return element(kind, {
    class: "preview-picture",
    src: address,
    alt: file.name,
    onload: () => URL.revokeObjectURL(address),
  });
}

async function sendFiles(verb, chosen) {
  if (!chosen.length) return;
  if (chosen.length > ALBUM_MOST) toast(word("album_limit"));
  const files = chosen.slice(0, ALBUM_MOST);
  const caption = element("input", {
    name: "caption",
    placeholder: word("caption"),
    "aria-label": word("caption"),
    autocomplete: "off",
    maxlength: "1024",
    autofocus: true,
  });
  const form = await askForm(
    word(`attach_${verb}`),
    [
      element(
        "div",
        { class: ["previews", `previews-${verb}`] },
        files.map((file) => preview(file, verb)),
      ),
      caption,
    ],
    files.length > 1 ? word("send_count", { count: files.length }) : word("send"),
  );
  if (!form) return;
  const fields = { chat_id: scene.chatId, reply_to: takeReply(), caption: form.get("caption") };
  const pictures = files.filter((file) => file.type.startsWith("image/"));
  if (verb === "photo" && pictures.length > 1) {
    await attempt(upload(scene.personId, "album", pictures, fields));
    for (const clip of files)
      if (!pictures.includes(clip)) await attempt(upload(scene.personId, "video", [clip], { ...fields, caption: "" }));
    return;
  }
  for (const [index, file] of files.entries()) {
    const kind = verb === "photo" && file.type.startsWith("video/") ? "video" : verb;
    await attempt(upload(scene.personId, kind, [file], index ? { ...fields, caption: "" } : fields));
  }
}

function choose(accept, several) {
  return new Promise((resolve) => {
    const picker = element("input", { type: "file", accept, multiple: several, hidden: true });
    picker.addEventListener("change", () => resolve([...picker.files]));
    picker.addEventListener("cancel", () => resolve([]));
    picker.click();
  });
}

async function sendSticker() {
  const form = await askForm(
    word("sticker_title"),
    element(
      "div",
      { class: "stickers" },
      STICKERS.map((emoji) =>
        element("button", { name: "emoji", value: emoji, class: "sticker-choice", "aria-label": emoji }, emoji),
      ),
    ),
  );
  const emoji = form?.get("emoji");
  if (emoji) await attempt(act(scene.personId, "sticker", { chat_id: scene.chatId, emoji, reply_to: takeReply() }));
}

const WAYS = {
  photo: async () => sendFiles("photo", await choose("image/*,video/*", true)),
  document: async () => sendFiles("document", await choose("", true)),
  voice: async () => sendFiles("voice", await choose("audio/*,.ogg,.oga,.opus", false)),
  location: async () => {
    const place = await askLocation(word("location_title"));
    if (place) await shareLocation(place.latitude, place.longitude, place.accuracy);
  },
  contact: async () => {
    const contact = await askContact(word("contact_title"));
    if (contact) await shareContact(contact.phone, contact.name);
  },
  sticker: sendSticker,
};

const DRAWINGS = {
  photo: "photo",
  document: "document",
  voice: "voice",
  location: "pin",
  contact: "contact",
  sticker: "sticker",
};

export function wireAttach() {
  const menu = byId("attach-menu");
  const button = byId("attach");
  menu.addEventListener("toggle", (change) => {
    button.setAttribute("aria-expanded", String(change.newState === "open"));
    if (change.newState !== "open") return;
    menu.replaceChildren(
      ...Object.entries(WAYS).map(([name, way]) =>
        element(
          "button",
          {
            type: "button",
            class: "menu-item",
            "data-attach": name,
            onclick: () => {
              menu.hidePopover();
              way();
            },
          },
          icon(DRAWINGS[name]),
          word(`attach_${name}`),
        ),
      ),
    );
    const edge = button.getBoundingClientRect();
    menu.style.left = `${Math.max(8, edge.left - 4)}px`;
    menu.style.bottom = `${innerHeight - edge.top + 6}px`;
    menu.querySelector("button").focus({ preventScroll: true });
  });
}
