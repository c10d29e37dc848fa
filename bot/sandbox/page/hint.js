// How to begin, in one line, until somebody has read it.
import { byId } from "./dom.js";

const READ = "sandbox.hint";

export function wireHint() {
  const hint = byId("hint");
  hint.hidden = localStorage.getItem(READ) !== null;
  byId("hint-close").addEventListener("click", () => {
    localStorage.setItem(READ, "read");
    hint.hidden = true;
  });
}
