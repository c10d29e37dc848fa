// The clock of the program: what it is there now, and steps forward so that reminders can be watched.
import { attempt } from "./acts.js";
import { byId, element } from "./dom.js";
import { now, putClock, scene, waiting } from "./scene.js";
import { moveClock } from "./server.js";
import { clockOf } from "./times.js";
import { language, word } from "./words.js";

const bar = byId("clock");
let moving = false;

function busy() {
  return moving || Boolean(scene.state.clock?.moving);
}

function showMoment() {
  if (!scene.state.clock) return;
  const { date, weekday, hour } = clockOf(now());
  byId("clock-date").textContent = language() === "zh" ? `${date} ${weekday}` : `${weekday} ${date}`;
  byId("clock-hour").textContent = hour;
  const seconds = busy() ? waiting() : 0;
  bar.classList.toggle("waiting", seconds > 0);
  byId("clock-zone").textContent = seconds
    ? word("clock_waiting", { seconds })
    : word(busy() ? "clock_moving" : "clock");
}

async function move(step) {
  moving = true;
  showClock();
  const moved = await attempt(moveClock(step));
  moving = false;
  if (moved) putClock(moved.now, false);
  showClock();
}

/** Draws the bar; without a clock in the sandbox there is none. */
export function showClock() {
  const { clock } = scene.state;
  bar.hidden = !clock;
  if (!clock) return;
  bar.classList.toggle("moving", busy());
  bar.setAttribute("aria-busy", String(busy()));
  bar.setAttribute("aria-label", word("clock"));
  const steps = byId("clock-steps");
  const focused = document.activeElement?.dataset?.step;
  steps.replaceChildren(
    ...clock.steps.map((step) =>
      element(
        "button",
        { type: "button", class: "step", "data-step": step.key, disabled: busy(), onclick: () => move(step.key) },
        step[language()],
      ),
    ),
  );
  if (focused) steps.querySelector(`[data-step="${CSS.escape(focused)}"]`)?.focus();
  showMoment();
}

export function wireClock() {
  setInterval(showMoment, 1000);
}
