// What is on the page now: the sandbox's state, who holds the phone, and which chat is open on it.

export const scene = {
  state: { bot: { id: 0, username: "", name: "" }, people: [], chats: [], clock: null, faults: {} },
  personId: null,
  chatId: null,
  commands: [],
  menuButton: null,
  keyboard: null,
  clockReadAt: 0,
};

export function putState(state) {
  scene.state = state;
  scene.clockReadAt = performance.now();
}

export function putClock(now, moving, waiting = 0) {
  if (!scene.state.clock) return;
  scene.state.clock.waiting = waiting;
  scene.state.clock.now = now ?? scene.state.clock.now;
  scene.state.clock.moving = moving;
  scene.clockReadAt = performance.now();
}

/** The program's present moment: its clock runs on between two readings; without a clock, the visitor's. */
export function now() {
  const { clock } = scene.state;
  return clock ? new Date(Date.parse(clock.now) + performance.now() - scene.clockReadAt) : new Date();
}

/** For how many more seconds the moving clock waits: Telegram's pauses pass in real time. */
export function waiting() {
  const { clock } = scene.state;
  return Math.max(0, Math.ceil(clock.waiting - (performance.now() - scene.clockReadAt) / 1000));
}

export function personOf(id) {
  return scene.state.people.find((person) => person.id === id);
}

export function holder() {
  return personOf(scene.personId);
}

export function nameOf({ first_name: first, last_name: last }) {
  if (!last) return first;
  return /\p{Script=Han}/u.test(last) ? `${last}${first}` : `${first} ${last}`;
}

/** The group that is open, or undefined in the private chat with the bot. */
export function openGroup() {
  return scene.state.chats.find((chat) => chat.id === scene.chatId && chat.type !== "private");
}

/** Reads "#101" (a person's chat with the bot) or "#101/-1001" (the same person in a group). */
export function readAddress() {
  const [person, chat] = location.hash.slice(1).split("/").map(Number);
  const personId = personOf(person) ? person : (scene.state.people[0]?.id ?? null);
  const known = chat && scene.state.chats.some((one) => one.id === chat && one.type !== "private");
  return { personId, chatId: known ? chat : personId };
}

export function addressOf(personId, chatId = personId) {
  return chatId === personId ? `#${personId}` : `#${personId}/${chatId}`;
}
