// The fault panel: what can go wrong between the program and Telegram, switched on by hand.
import { attempt } from "./acts.js";
import { byId, element } from "./dom.js";
import { holder, nameOf, scene } from "./scene.js";
import { act, setFaults } from "./server.js";
import { word } from "./words.js";

const LATENCIES = [0, 300, 1000, 3000];

function lengthOf(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;
}

function active() {
  const { network_down: down, latency_ms: latency, flood_retry_after: flood } = scene.state.faults;
  return [
    down && word("fault_chip_network"),
    flood > 0 && word("fault_chip_flood"),
    latency > 0 && word("fault_chip_latency", { length: lengthOf(latency) }),
  ].filter(Boolean);
}

async function change(faults) {
  const answer = await attempt(setFaults(faults));
  if (answer) Object.assign(scene.state.faults, faults);
  showFaults();
}

async function block(blocked) {
  const answer = await attempt(act(scene.personId, blocked ? "block" : "unblock"));
  if (!answer) showFaults();
}

export function showFaults() {
  const person = holder();
  if (!person) return;
  const faults = scene.state.faults;
  byId("fault-block").checked = (faults.blocked ?? []).includes(person.id);
  byId("fault-block-name").textContent = word("fault_block", { name: nameOf(person) });
  byId("fault-network").checked = Boolean(faults.network_down);
  byId("fault-flood-start").textContent = word(faults.flood_retry_after > 0 ? "fault_flood_stop" : "fault_flood_start");
  const latency = byId("fault-latency");
  const values = [...new Set([...LATENCIES, faults.latency_ms ?? 0])].sort((a, b) => a - b);
  latency.replaceChildren(
    ...values.map((value) =>
      element(
        "label",
        {},
        element("input", {
          type: "radio",
          name: "latency",
          value: String(value),
          checked: value === (faults.latency_ms ?? 0),
          onchange: () => change({ latency_ms: value }),
        }),
        element("span", {}, value ? lengthOf(value) : word("none")),
      ),
    ),
  );
  const on = active();
  const name = word(on.length ? "faults_on" : "faults");
  for (const opener of document.querySelectorAll(".faults-open")) {
    opener.classList.toggle("alarmed", on.length > 0);
    opener.setAttribute("aria-label", name);
    opener.title = name;
  }
  byId("fault-chips").replaceChildren(...on.map((text) => element("span", { class: "chip" }, text)));
}

export function wireFaults() {
  byId("fault-block").addEventListener("change", (event) => block(event.target.checked));
  byId("fault-network").addEventListener("change", (event) => change({ network_down: event.target.checked }));
  byId("fault-flood").addEventListener("submit", (event) => {
    event.preventDefault();
    const running = scene.state.faults.flood_retry_after > 0;
    change({ flood_retry_after: running ? 0 : Number(byId("fault-flood-seconds").value) });
  });
}
