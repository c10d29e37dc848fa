"""应交成果: of which client, what is owed by when and how it stands; who and what was on time (clause 7)."""

from collections.abc import Callable
from datetime import date

from bot.records.deliverables import OwedBy, OwedByClient, OwedList, Part
from bot.rules.beijing import beijing_day
from bot.rules.deliverables.owed import Figures, Owed, Stands, stands
from bot.rules.menu.naming import as_worded
from bot.rules.stretches import Stretch, offered
from bot.rules.tasks.schedule import HORIZON
from bot.rules.tasks.works import WORKS
from bot.rules.text import COLON, Language, Measure, Text, capital, further
from bot.screens.buttons import Data, ShowDeliverables, ShowOnTime, ShowRecord, ShowTask
from bot.screens.numbered import PER_ROW
from bot.screens.paged import page_of, turning
from bot.screens.rows import choice, home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import day, short_day
from bot.screens.ways.deliverables import DELIVERABLES

PER_PAGE, MOST_PARTS, LONGEST_NAME = 5, 12, 40
PERSON, ITEM = "person", "item"
_MARKS = {Stands.LATE: "⏰", Stands.RETURNED: "↩️", Stands.DELIVERED: "⏳", Stands.OWED: "▫️", Stands.ACCEPTED: "✅"}
_NAMES = {
    Stands.LATE: Text("逾期", "late"),
    Stands.RETURNED: Text("退回修改", "returned"),
    Stands.DELIVERED: Text("待验收", "to accept"),
    Stands.OWED: Text("待交", "to come"),
    Stands.ACCEPTED: Text("已验收", "accepted"),
}
_COUNTED = Text("{name} {n}", "{n} {name}")
_ON_TIME = Text("按时 {n}/{due}（{percent}%）", "{n} of {due} on time ({percent}%)")
_NONE_DUE = Text("还没有到期的", "nothing due so far")
_BY_DAY = Text("{day}前交", "by {day}")
_LATE = Text("逾期 {n} 天", "{n} days late", "{n} day late")
_BY = {PERSON: Text("👤 按人看", "👤 By person"), ITEM: Text("📦 按成果看", "📦 By deliverable")}


def clients_with_owed(found: OwedByClient, language: Language) -> Screen:
    """Whose? With the figures of each on the page."""
    lines = [f"<b>{escape(DELIVERABLES.name.to(language))}</b>  {escape(found.stretch.to(language))}"]
    number = found.stretch.number
    shown = [client for client in found.clients if client.id in found.figures]
    if not found.clients:
        lines.append(escape(Text("还没有企业。", "There is no client yet.").to(language)))
    if shown:
        said = (_named(client.short_name, found.figures[client.id], language) for client in shown)
        lines.append("\n".join(said))
    rows: list[Row] = side_by_side(
        [Button(as_label(client.short_name), ShowDeliverables(client.id, number, 0)) for client in shown]
    )
    last = max(len(found.clients) - 1, 0) // max(len(shown), 1) if shown else 0
    rows += turning(found.page, last, lambda to: ShowDeliverables(0, number, to))
    if found.by_person and shown:
        rows += side_by_side([Button(_BY[by].to(language), ShowOnTime(by, 0, number)) for by in (PERSON, ITEM)])
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def owed_list(found: OwedList, page: int, language: Language) -> Screen:
    """What is owed to a client: the figures, then each with its day and how it stands, what is urgent first."""
    client_id, number = found.client.id, found.stretch.number
    part = page_of(found.owed, page, lambda to: ShowDeliverables(client_id, number, to), PER_PAGE)
    lines, keys = [_head(found, language)], list[Button]()
    for one in part.shown:
        opens = _opens(one, found)
        keys += [Button(str(len(keys) + 1), opens)] if opens is not None else []
        lines.append(f"{f'<b>{len(keys)}.</b> ' if opens is not None else ''}{_line(one, found, language)}")
    if not found.owed:
        lines.append(escape(_NOTHING.to(language)))
    rows: list[Row] = [tuple(keys[first : first + PER_ROW]) for first in range(0, len(keys), PER_ROW)]
    rows += part.turns
    rows += _stretches(found, lambda stretch: ShowDeliverables(client_id, stretch.number, 0), language)
    ways = (*((PERSON,) if found.by_person else ()), ITEM) if found.owed else ()
    rows += side_by_side([Button(_BY[by].to(language), ShowOnTime(by, client_id, number)) for by in ways])
    last = [home_button(language)]
    if found.several:
        last.insert(0, Button(Text("🏭 换一家企业", "🏭 Another client").to(language), ShowDeliverables(0, 0, 0)))
    return Screen("\n\n".join(lines), (*rows, tuple(last)))


def on_time(found: OwedBy, language: Language) -> Screen:
    """Who, or what, was on time: those with the most late first."""
    client_id = found.client.id if found.client is not None else 0
    of = f" · {found.client.short_name}" if found.client is not None else ""
    lines = [f"<b>{escape(f'{DELIVERABLES.name.to(language)}{of}')}</b>\n{escape(_when(found, language))}"]
    shown = found.parts[:MOST_PARTS]
    if shown:
        lines.append("\n".join(_named(_part(part, language), part.figures, language) for part in shown))
        lines += map(escape, further(len(found.parts) - len(shown), language, Measure.ANY))
    else:
        lines.append(escape(_NOTHING.to(language)))
    rows = _stretches(found, lambda stretch: ShowOnTime(found.by, client_id, stretch.number), language)
    other = ITEM if found.by == PERSON else PERSON
    back = ShowDeliverables(client_id, found.stretch.number, 0)
    keys = [Button(f"‹ {DELIVERABLES.name.to(language)}", back)]
    if found.by_person or other == ITEM:
        keys.insert(0, Button(_BY[other].to(language), ShowOnTime(other, client_id, found.stretch.number)))
    return Screen("\n\n".join(lines), (*rows, *side_by_side(keys), (home_button(language),)))


_NOTHING = Text("这段时间没有要交的成果。", "Nothing is owed in this period.")


def _when(found: OwedList | OwedBy, language: Language) -> str:
    when, days = found.stretch.to(language), found.stretch.period
    if days.first <= found.today <= days.last:
        until = Text("{when} · 截至{day}", "{when} · as of {day}")
        when = until.to(language, when=when, day=day(found.today, language))
    if days.last > found.today + HORIZON:
        far = Text("{when}\n往后只排了五周", "{when}\nPlanned five weeks ahead so far")
        when = far.to(language, when=when)
    return when


def _stretches(found: OwedList | OwedBy, opens: Callable[[Stretch], Data], language: Language) -> list[Row]:
    longer = {name: stretch for name, stretch in offered(found.today).items() if not stretch.is_month}
    keys = [
        choice(name.to(language), opens(stretch), chosen=stretch == found.stretch) for name, stretch in longer.items()
    ]
    return side_by_side(keys, 3)


def _figures(figures: Figures, language: Language) -> str:
    said = _NONE_DUE.to(language)
    if figures.percent is not None:
        said = _ON_TIME.to(language, n=figures.on_time, due=figures.due, percent=figures.percent)
    return said


def _counted(state: Stands, n: int, language: Language) -> str:
    return _COUNTED.to(language, name=_NAMES[state].to(language), n=n)


def _head(found: OwedList, language: Language) -> str:
    title = f"{DELIVERABLES.name.to(language)} · {found.client.short_name}"
    head = f"<b>{escape(title)}</b>\n{escape(_when(found, language))}"
    if not found.owed:
        return head
    said = _figures(found.figures, language)
    counted = [_counted(state, n, language) for state, n in found.figures.standing.items()]
    return f"{head}\n\n<b>{escape(capital(said))}</b>\n{escape(' · '.join(counted))}"


def _named(name: str, figures: Figures, language: Language) -> str:
    """``周明：按时 3/4（75%） · 逾期 1``."""
    late = figures.standing.get(Stands.LATE, 0)
    said = [
        _figures(figures, language),
        *([f"⏰ {_counted(Stands.LATE, late, language)}"] if late else []),
    ]
    return f"{escape(clipped(name, LONGEST_NAME))}{COLON.to(language)}{escape(' · '.join(said))}"


def _part(part: Part, language: Language) -> str:
    return _item(part.name, part.work, language) if part.work else part.name


def _item(about: str, work: str, language: Language) -> str:
    """What is owed: as the plan says it, in the reader's language where the menu worded it."""
    return as_worded(about, language) or WORKS[work].name.to(language)


def _line(one: Owed, found: OwedList, language: Language) -> str:
    """``⏰ 季度总结报告``, and below it until when, whether it came, how it stands and whose it is."""
    state, name = stands(one, found.today), _item(one.about, one.work, language)
    # of what is late its days say so
    how = "" if state is Stands.LATE else _NAMES[state].to(language)
    told = [*_days(one, state, found.today, language), how, one.number, one.person_name]
    said = " · ".join(filter(None, told))
    return f"{_MARKS[state]} <b>{escape(clipped(name, LONGEST_NAME))}</b>\n{escape(said)}"


def _days(one: Owed, state: Stands, today: date, language: Language) -> list[str]:
    """By when it is owed and for how long it is late; or by when it was promised, and when it came.

    What was returned and delivered anew is told by its second promise; whether it was on time, by the first.
    """
    if one.delivered_at is None or state is Stands.RETURNED:
        by = _BY_DAY.to(language, day=short_day(one.due_on, language))
        return [by, _LATE.to(language, n=(today - one.due_on).days)] if one.due_on < today else [by]
    promised, came = one.promised_on, beijing_day(one.delivered_at)
    text = Text("{day}已交", "came {day}")
    if one.again and one.handed_at is not None:
        promised, came = one.due_on, beijing_day(one.handed_at)
        text = Text("{day}重交", "came again {day}")
    said = text.to(language, day=short_day(came, language))
    if came > promised:
        late = Text("{said}（晚 {n} 天）", "{said} ({n} days late)", "{said} ({n} day late)")
        said = late.to(language, said=said, n=(came - promised).days)
    return [_BY_DAY.to(language, day=short_day(promised, language)), said]


def _opens(one: Owed, found: OwedList) -> Data | None:
    """What a tap shows: the record that the client has, else its task to who sees tasks."""
    if one.record_kind is not None and one.record_id is not None:
        return ShowRecord(one.record_kind, one.record_id)
    return ShowTask(one.task_id) if found.works else None
