"""What stands under an entry on its card: what is open of it, what ended and how, and a key for one more."""

from datetime import date

from bot.records.ledgers.entries import EntryView, LedgerEntry, StandsUnder
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.ledger import ColumnKind, Ledger
from bot.rules.record_kind import RecordKind
from bot.rules.text import COLON, Language, Text, capital
from bot.screens.buttons import OpenForm, ShowEntry
from bot.screens.screen import Button, Row, as_label, clipped, escape
from bot.screens.times import short_day

WIDEST = 60
ADD = Text("➕ {one}", "➕ {one}")
_OPEN, _ENDED = "▫️", "☑️"


def under_lines(view: EntryView, language: Language) -> list[str]:
    """What there is, a line each."""
    lines = []
    for part in view.under:
        if part.open or part.ended:
            lines += ["", f"<b>{escape(part.ledger.title.to(language))}</b>"]
        lines += [escape(f"{_OPEN} {_told(part.ledger, one, language)}") for one in part.open]
        lines += [escape(_ended(one, kind, language)) for one, kind in part.ended]
    return lines


def _told(ledger: Ledger, entry: LedgerEntry, language: Language) -> str:
    """What it is called, who sees to it and what lists tell beside it."""
    beside = [_cell(ledger, key, entry, language) for key in ledger.beside]
    owner = entry.references.get(ledger.expiry.owner) if ledger.expiry is not None else None
    said = [
        clipped(entry.called(language), WIDEST),
        *([owner.name] if owner is not None else []),
        *filter(None, beside),
    ]
    return " · ".join(said)


def _cell(ledger: Ledger, key: str, entry: LedgerEntry, language: Language) -> str:
    column, value = ledger.column(key), str(entry.values[key])
    if column.kind is ColumnKind.DAY and value:
        return f"{column.label.to(language)}{COLON.to(language)}{short_day(date.fromisoformat(value), language)}"
    return shown(column, value, language)


def _ended(entry: LedgerEntry, kind: RecordKind | None, language: Language) -> str:
    mark, name = (kind.mark, capital(kind.name.to(language))) if kind is not None else (_ENDED, "")
    return " · ".join(filter(None, (f"{mark} {clipped(entry.called(language), WIDEST)}", name)))


def above_button(view: EntryView, language: Language) -> Button | None:
    """The way back to that under which an entry stands; None: it stands alone."""
    above = view.entry.references.get(view.ledger.under)
    if above is None:
        return None
    return Button(
        as_label(f"‹ {above.called(language)}"), ShowEntry(view.ledger.column(view.ledger.under).refers, above.id)
    )


def under_rows(view: EntryView, language: Language) -> list[Row]:
    """A key to each, and one to add."""
    return [row for part in view.under for row in _rows(part, view, language)]


def _rows(part: StandsUnder, view: EntryView, language: Language) -> list[Row]:
    rows: list[Row] = []
    if part.may_add:
        one = ADD.to(language, one=part.ledger.one.to(language))
        rows.append((Button(one, OpenForm(adding(part.ledger), view.ledger.code, view.entry.id)),))
    listed = [(_OPEN, one) for one in part.open]
    listed += [(kind.mark if kind is not None else _ENDED, one) for one, kind in part.ended]
    rows += [
        (Button(as_label(f"{mark} {one.called(language)}"), ShowEntry(part.ledger.code, one.id)),)
        for mark, one in listed
    ]
    return rows
