// The player of a voice message: play, position, length.
import { element, icon } from "./dom.js";
import { fileAddress } from "./server.js";
import { lengthOf } from "./times.js";
import { word } from "./words.js";

let playing = null;

export function voicePlayer(voice) {
  const sound = new Audio();
  sound.preload = "metadata";
  sound.src = fileAddress(voice);
  const length = () => (Number.isFinite(sound.duration) ? sound.duration : voice.duration);
  const position = element("input", {
    type: "range",
    min: "0",
    max: "1000",
    class: "voice-position",
    "aria-label": word("voice_position"),
    value: "0",
  });
  const label = element("span", { class: "voice-length" }, lengthOf(voice.duration));
  const button = element("button", { type: "button", class: "voice-button" });
  const show = () => {
    const name = word(sound.paused ? "voice_play" : "voice_pause");
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", name);
    const share = sound.currentTime / (length() || 1);
    position.value = String(Math.round(share * 1000));
    position.style.setProperty("--played", `${share * 100}%`);
    label.textContent = lengthOf(sound.currentTime || length());
  };
  button.addEventListener("click", () => {
    if (!sound.paused) {
      sound.pause();
      return;
    }
    if (playing && playing !== sound) playing.pause();
    playing = sound;
    sound.play().catch(() => show());
  });
  position.addEventListener("input", () => {
    sound.currentTime = (Number(position.value) / 1000) * (length() || 0);
  });
  for (const change of ["play", "pause", "ended", "timeupdate", "loadedmetadata"]) sound.addEventListener(change, show);
  show();
  return element("div", { class: "voice", "data-file": voice.file_unique_id }, button, position, label);
}
