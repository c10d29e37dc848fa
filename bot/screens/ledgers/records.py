"""The work records of an entry on its card: its events, keys for what can be added, and lists of what is under it."""

from datetime import date

from bot.records.ledgers.entries import EntryView
from bot.rules.record_kind import RecordKind
from bot.rules.text import Language, Measure, capital, further
from bot.screens.buttons import OpenForm, ShowRecord, ShowRecords
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, clipped, escape
from bot.screens.times import short_day
from bot.screens.ways.work_records import TO_LIST
from bot.screens.work_records.facts import facts, words

MOST_EVENTS = 6
"""The latest; all of them are in the list of their kind."""
MOST_ALONE = 2
"""Keys that stand below each other; more stand side by side."""


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


def event_rows(view: EntryView, language: Language) -> list[Row]:
    """What can be added to it, and what there is."""
    rows: list[Row] = []
    keys = [begins(kind, view, language) for kind in view.event_kinds]
    rows += side_by_side(keys) if len(keys) > MOST_ALONE else [(key,) for key in keys]
    for event in view.events[:MOST_EVENTS]:
        label = f"{event.mark} {short_day(event.day, language)} {event.number}"
        rows.append((Button(label, ShowRecord(event.kind, event.id)),))
    return rows


def list_rows(view: EntryView, language: Language) -> list[Row]:
    """From a client or a site to the lists of what was recorded there."""
    subject, entry_id = view.ledger.subject, view.entry.id
    return side_by_side(
        [
            Button(TO_LIST[kind.kind].name.to(language), ShowRecords(kind.kind, subject, entry_id, "", "", 0))
            for kind in view.lists
        ]
    )
