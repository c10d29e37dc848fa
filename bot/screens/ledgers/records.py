"""The work records of an entry on its card: its events, keys for what can be added, and lists of what is under it."""

from collections.abc import Iterable
from datetime import date

from bot.records.ledgers.entries import EntryView
from bot.records.work_records import WorkRecord
from bot.rules.boards.found import TITLE as FINDINGS_BOARD
from bot.rules.boards.found import Wanted
from bot.rules.impacts import NAME
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Language, Measure, Text, capital, further
from bot.screens.buttons import OpenForm, ShowEntry, ShowEventKinds, ShowFound, ShowImpacts, ShowRecord, ShowRecords
from bot.screens.impacts import MARK, judged_of
from bot.screens.keys import BACK
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import short_day
from bot.screens.ways.work_records import TO_LIST
from bot.screens.work_records.facts import facts, words

MORE = Text("➕ 登记其他…", "➕ Enter more…")
MOST_KINDS, FIRST_KINDS = 4, 3
"""Of events that a card offers itself; of more the first, and all of them have a screen of their own."""
MOST_EVENTS = 6
"""The latest; all of them are in the list of their kind."""


def event_lines(view: EntryView, language: Language) -> list[str]:
    """What happened to it, a line each."""
    lines = []
    for event in view.events[:MOST_EVENTS]:
        name = event.of_kind.name.to(language)
        told = [
            short_day(event.day, language),
            capital(name),
            *facts(event.of_kind, event.said, language),
            words(event, language),
            event.of_kind.state_names[event.state].to(language) if _is_open(event) else "",
        ]
        lines.append(escape(clipped(f"{event.mark} {' · '.join(one for one in told if one)}", 120)))
    lines += map(escape, further(len(view.events) - MOST_EVENTS, language, Measure.ENTRY))
    return ["", *lines] if lines else []


def possible(view: EntryView, today: date) -> tuple[RecordKind, ...]:
    """The events whose day has come."""
    values = view.entry.values
    return tuple(
        kind for kind in view.event_kinds if not kind.not_before or str(values[kind.not_before]) <= today.isoformat()
    )


def begins(kind: RecordKind, view: EntryView, language: Language) -> Button:
    """The key of an event that can be added."""
    label = f"{kind.mark} {capital(kind.name.to(language))}"
    return Button(label, OpenForm(kind.form.code, view.ledger.code, view.entry.id))


def _is_open(event: WorkRecord) -> bool:
    """Whether it does not count, or not yet."""
    return event.of_kind.confirmed and event.state is not State.ISSUED


def event_rows(view: EntryView, language: Language) -> list[Row]:
    """What can be added to it, and what there is."""
    first, more = _offered(view.event_kinds)
    rows = _opening(view, first, language)
    if view.review is not None and view.review.impacts:
        label = f"{MARK} {NAME.to(language)} {judged_of(view.review, language)}"
        rows.insert(0, (Button(label, ShowImpacts(view.review.equipment_id, 0)),))
    if more:
        rows.append((Button(MORE.to(language), ShowEventKinds(view.ledger.code, view.entry.id)),))
    for event in view.events[:MOST_EVENTS]:
        label = f"{event.mark} {short_day(event.day, language)} {event.number}"
        rows.append((Button(label, ShowRecord(event.kind, event.id)),))
    return rows


def _offered(kinds: tuple[RecordKind, ...]) -> tuple[list[RecordKind], list[RecordKind]]:
    """What a card offers at once, and what stands behind a key: first what can happen to it as it stands alone."""
    now = sorted(kinds, key=lambda kind: all(one.but for one in kind.only) or not kind.only)
    return (now, []) if len(now) <= MOST_KINDS else (now[:FIRST_KINDS], now[FIRST_KINDS:])


def _opening(view: EntryView, kinds: Iterable[RecordKind], language: Language) -> list[Row]:
    return side_by_side([begins(kind, view, language) for kind in kinds])


def kinds_to_enter(view: EntryView, language: Language) -> Screen:
    """What else happened to it?"""
    name = Text("「{name}」发生了什么？", "What happened to “{name}”?").to(language, name=view.entry.called(language))
    back = Button(BACK.to(language), ShowEntry(view.ledger.code, view.entry.id))
    return Screen(escape(name), (*_opening(view, view.event_kinds, language), (back,)))


def list_rows(view: EntryView, language: Language) -> list[Row]:
    """From a client or a site to the lists of what was recorded there; of a site first to what was found, ever."""
    subject, entry_id = view.ledger.subject, view.entry.id
    found = []
    if view.findings_of is not None:
        here = ShowFound(view.findings_of, Wanted(site=entry_id).packed(), 0)
        found.append(Button(f"📊 {FINDINGS_BOARD.to(language)}", here))
    lists = [
        Button(TO_LIST[kind.kind].name.to(language), ShowRecords(kind.kind, subject, entry_id, "", "", 0))
        for kind in view.lists
    ]
    return side_by_side([*found, *lists])
