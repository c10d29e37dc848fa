"""What the client's managers read of visits: who comes when, and what became of it (clauses 3.7, 4.6)."""

from datetime import date

from bot.records.visits import VisitRecord, VisitsOfDay
from bot.rules.menu.naming import as_worded
from bot.rules.text import Language, Text, joined
from bot.screens.buttons import AskDocument, ConfirmVisits, OpenForm
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.times import day
from bot.screens.visits.lines import lines, work_of

FITS = Text("✅ 可以", "✅ Fits")
ALL_FIT = Text("✅ 都可以", "✅ All fit")
ANOTHER = Text("📅 换一天", "📅 Another day")
CALENDAR = Text("🗓 加到日历", "🗓 Add to calendar")
_HEAD = Text("📅 质量管家{day}来访", "📅 We visit you on {day}")
_ASKED = Text("您看这天方便吗？", "Does that day fit?")
_CONFIRMED = Text("✅ 已确认：{names}", "✅ Confirmed: {names}")
_WISH = Text(
    "📅 {name}希望改到{day}，质量管家会答复。", "📅 {name} asked for {day} instead; the consultant will answer."
)
_MOVED = Text("📅 来访改到{day}", "📅 The visit moves to {day}")
_WAS = Text("原定{day}。", "It was planned for {day}.")
_AS_ASKED = Text("按{name}的要求改的。", "As {name} asked.")
_REASON = Text("原因：{reason}", "Reason: {reason}")
_SOMEBODY_ELSE = Text("👤 {day}来访换人", "👤 Somebody else visits you on {day}")
_INSTEAD = Text("原来由{name}来。", "{name} was to come.")
_OFF = Text("🚫 {day}的来访取消", "🚫 The visit on {day} is off")
_SORRY = Text("有急事请直接联系质量管家。", "If something cannot wait, please contact your consultant.")
_KEPT = Text("📌 来访仍定在{day}", "📌 The visit stays on {day}")
_CANNOT = Text(
    "这次改不到{day}，抱歉。实在不便请直接联系质量管家。",
    "We are sorry that {day} is not possible. If it really does not fit, please contact your consultant.",
)
_UNDER_WAY = Text("🚗 {name}已出发，前往{place}。", "🚗 {name} is on the way to {place}.")


def visits_of_day(of: VisitsOfDay, language: Language) -> Screen:
    """Who comes for what on a day; the keys to agree, or to ask for another day."""
    told = [f"<b>{escape(_HEAD.to(language, day=day(of.day, language)))}</b>\n{escape(of.client_short_name)}"]
    told.append("\n".join(lines(of.visits, language)))
    wishes = [visit for visit in of.visits if visit.asked_day is not None]
    told += [escape(line) for line in dict.fromkeys(_wish(visit, language) for visit in wishes)]
    names = dict.fromkeys(visit.confirmed_by for visit in of.visits if visit.confirmed_at is not None)
    if names:
        told.append(escape(_CONFIRMED.to(language, names=joined(names, language))))
    open_ones = [visit for visit in of.visits if visit.confirmed_at is None]
    if len(open_ones) > len(wishes):
        told.append(_ASKED.to(language))
    return Screen("\n\n".join(told), tuple(_keys(of, open_ones, language)))


def _wish(visit: VisitRecord, language: Language) -> str:
    asked = day(visit.asked_day or visit.for_day, language)
    return _WISH.to(language, name=visit.asked_by, day=asked)


def _keys(of: VisitsOfDay, open_ones: list[VisitRecord], language: Language) -> list[Row]:
    rows: list[Row] = []
    fits = (ALL_FIT if len(of.visits) > 1 else FITS).to(language)
    agree = (Button(fits, ConfirmVisits(of.client_id, of.day.isoformat())),) if open_ones else ()
    calendar = [
        (Button(CALENDAR.to(language), AskDocument("visit_calendar", visit.id, 0)),)
        for visit in of.visits
        if visit.confirmed_at is not None
    ][:1]
    if len(of.visits) == 1:
        return [(*agree, _another(of.visits[0], ANOTHER.to(language))), *calendar]
    rows += [agree] if agree else []
    for visit in of.visits:
        place = visit.site_name or visit.kind.name.to(language)
        where = " · ".join(filter(None, (place, as_worded(visit.about, language))))
        rows.append((_another(visit, f"{ANOTHER.to(language)} · {where}"),))
    return [*rows, *calendar]


def _another(visit: VisitRecord, label: str) -> Button:
    return Button(as_label(label), OpenForm("visit_day", "visit", visit.id))


def moved(visit: VisitRecord, was: date, before: str | None, language: Language) -> Screen:
    """On another day than they were told, or by somebody else than ``before``."""
    now = day(visit.for_day, language)
    if was == visit.for_day:
        head, why = _SOMEBODY_ELSE.to(language, day=now), _INSTEAD.to(language, name=before or "")
        return Screen(_block(head, visit, why, language), _answers(visit, language))
    head, why = _MOVED.to(language, day=now), _WAS.to(language, day=day(was, language))
    if visit.confirmed_at is not None:
        why += f"\n{_AS_ASKED.to(language, name=visit.confirmed_by)}"
    elif visit.reason:
        why += f"\n{_REASON.to(language, reason=visit.reason)}"
    return Screen(_block(head, visit, why, language), _answers(visit, language))


def _block(head: str, visit: VisitRecord, said: str, language: Language) -> str:
    about = escape(f"{work_of(visit, language)} — {visit.person_name}")
    return f"<b>{escape(head)}</b>\n{escape(visit.client_short_name)}\n\n{about}\n\n{escape(said)}"


def _answers(visit: VisitRecord, language: Language) -> tuple[Row, ...]:
    another = _another(visit, ANOTHER.to(language))
    if visit.confirmed_at is not None:
        return ((another,),)
    return ((Button(FITS.to(language), ConfirmVisits(visit.client_id, visit.for_day.isoformat())), another),)


def off(visit: VisitRecord, when: date, language: Language) -> Screen:
    """Nobody comes on the day that they were told."""
    reason = f"{_REASON.to(language, reason=visit.reason)}\n" if visit.reason else ""
    return Screen(_block(_OFF.to(language, day=day(when, language)), visit, reason + _SORRY.to(language), language))


def kept(visit: VisitRecord, asked: date, language: Language) -> Screen:
    """The day for which they asked is not possible."""
    head = _KEPT.to(language, day=day(visit.for_day, language))
    return Screen(
        _block(head, visit, _CANNOT.to(language, day=day(asked, language)), language), _answers(visit, language)
    )


def under_way(visit: VisitRecord, name: str, language: Language) -> Screen:
    """Somebody set out."""
    place = " · ".join(part for part in (visit.client_short_name, visit.site_name) if part)
    return Screen(escape(_UNDER_WAY.to(language, name=name, place=place)))
