// Moments as the demo company reads them: Beijing time, whatever the visitor's own zone is.
import { language, word } from "./words.js";

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function parts(moment) {
  const found = {};
  for (const { type, value } of PARTS.formatToParts(moment)) found[type] = value;
  return found;
}

/** "09:30" of a Unix time in seconds, as messages carry it. */
export function hourOf(seconds) {
  const { hour, minute } = parts(new Date(seconds * 1000));
  return `${hour}:${minute}`;
}

function day({ year, month, day: date }, withYear) {
  if (language() === "zh") return `${withYear ? `${year}年` : ""}${month}月${date}日`;
  return `${date} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ""}`;
}

/** The day a message was sent: key to compare by, and the words of its separator. */
export function dayOf(seconds, now) {
  const sent = parts(new Date(seconds * 1000));
  const present = parts(now);
  const same = sent.year === present.year && sent.month === present.month && sent.day === present.day;
  return {
    key: `${sent.year}-${sent.month}-${sent.day}`,
    words: same ? word("today") : day(sent, sent.year !== present.year),
  };
}

/** A moment for the clock bar: { date: "11月23日", weekday: "周一", hour: "09:30" }. */
export function clockOf(moment) {
  const found = parts(moment);
  return {
    date: day(found, false),
    weekday: word("weekdays").split(" ")[WEEKDAYS.indexOf(found.weekday)],
    hour: `${found.hour}:${found.minute}`,
  };
}

/** "1:05" of a length in seconds. */
export function lengthOf(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
