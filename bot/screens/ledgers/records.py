"""The work records of an entry on its card: its events, keys for what can be added, and lists of what is under it."""

from bot.records.ledgers.entries import EntryView
from bot.records.work_records import WorkRecord
from bot.rules.record_kind import State
from bot.rules.text import Language, Measure, capital, further
from bot.screens.buttons import OpenForm, ShowRecord, ShowRecords
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, clipped, escape
from bot.screens.times import short_day
from bot.screens.ways.work_records import TO_LIST
from bot.screens.work_records.facts import facts, words

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


def _is_open(event: WorkRecord) -> bool:
    """Whether it does not count, or not yet."""
    return event.of_kind.confirmed and event.state is not State.ISSUED


def event_rows(view: EntryView, language: Language) -> list[Row]:
    """What can be added to it, and what there is."""
    rows: list[Row] = []
    for kind in view.event_kinds:
        label = f"{kind.mark} {capital(kind.name.to(language))}"
        rows.append((Button(label, OpenForm(kind.form.code, view.ledger.code, view.entry.id)),))
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
