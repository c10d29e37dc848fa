// Language and colours: the address wins (?lang=en&theme=dark), then what was chosen before, then the system.
import { language, putWords, setLanguage } from "./words.js";

const asked = new URLSearchParams(location.search);

function remembered(key) {
  return asked.get(key) ?? localStorage.getItem(`sandbox.${key}`);
}

function dark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function speak(chosen) {
  setLanguage(chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
  putWords();
}

/** Applies the look and wires its two switches; `redraw` is called after the language has changed. */
export function wireLook(languageSwitch, themeSwitch, redraw) {
  const theme = remembered("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  speak(remembered("lang") ?? "zh");
  languageSwitch.addEventListener("click", () => {
    speak(language() === "zh" ? "en" : "zh");
    localStorage.setItem("sandbox.lang", language());
    redraw();
  });
  themeSwitch.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("sandbox.theme", document.documentElement.dataset.theme);
  });
}
