"""A sent spreadsheet: read, compared with what there is, and, if it has bad cells, handed back with them marked."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.documents.ledgers.parsing import Sheets, parse_workbook
from bot.documents.ledgers.workbook import draw_copy, draw_unknown
from bot.records.ledgers.files import Counted, Fault, Named, Summary
from bot.rules.ledgers.alike import called, find_alike
from bot.rules.ledgers.batches import Batches, batches, fingerprint
from bot.rules.ledgers.existing import LedgerPages, held
from bot.rules.ledgers.faults import FileRefused, Refusal
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.likely import known_in, may_be
from bot.rules.ledgers.own_names import CODE, OF_SHEETS, OwnNames
from bot.rules.ledgers.planning import Change, Existing, Plan, plan
from bot.rules.ledgers.recognising import recognise
from bot.rules.text import Language

MOST_NAMED = 5
"""Entries and bad cells that a preview names."""


@dataclass(frozen=True, slots=True)
class LedgerUpload:
    """A spreadsheet that was sent, the ledgers as they are, and the number that the trail will know the import by."""

    content: bytes
    pages: LedgerPages
    import_id: int
    language: Language
    at: datetime
    own_names: OwnNames = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a spreadsheet would do. ``copy``: the marked workbook, when there are bad cells; then nothing is written.

    ``digest`` is that of the ledgers it was compared with, ``plan`` the fingerprint of what it would do.
    """

    summary: Summary
    digest: str
    copy: bytes | None = None
    batches: Batches | None = None
    plan: str = ""


def check(upload: LedgerUpload) -> Checked:
    """Reads and compares; never raises over what is in the file."""
    digest = upload.pages.digest
    try:
        contents = parse_workbook(upload.content, upload.own_names)
    except FileRefused as refused:
        also = tuple((refusal.value, places) for refusal, places in refused.also)
        copy = draw_unknown(refused.sent, upload.language, upload.at) if refused.sent else None
        summary = Summary(refused.refusal.value, refused.detail, also=also)
        return Checked(_asked(summary, refused, held(upload.pages).entries), digest, copy)
    there, sheets = held(upload.pages), contents.sheets
    rows = recognise(sheets, there.entries, upload.pages.numbers)
    made = plan(rows, there.entries, there.administrators, upload.language)
    summary = replace(
        _summary(made, there.entries),
        hidden=contents.hidden,
        left_out=contents.left_out,
        unsaid=tuple(_unsaid(sheets, made)),
    )
    if made.problems:
        return Checked(summary, digest, draw_copy(sheets, made.problems, upload.language, upload.at))
    return Checked(summary, digest, None, batches(made, upload.import_id), fingerprint(made))


def check_packed(upload: LedgerUpload) -> bytes:
    """``check``, as a child process does it."""
    return packed(check(upload))


def packed(checked: Checked) -> bytes:
    """What a child process hands back; ``unpacked`` reads it."""
    return pickle.dumps(checked)


def unpacked(handed_back: bytes) -> Checked:
    """What this program's own child process handed back."""
    checked = pickle.loads(handed_back)  # noqa: S301 -- from this program's own child
    if not isinstance(checked, Checked):
        raise TypeError(type(checked).__name__)
    return checked


_ASKABLE = frozenset({Refusal.UNKNOWN_COLUMN, Refusal.MISSING_COLUMN, Refusal.UNKNOWN_SHEET})


def _asked(summary: Summary, refused: FileRefused, there: Existing) -> Summary:
    """With what can be asked about the file: where names are all that is wrong, and each has one."""
    strange: dict[str, tuple[str, ...]] = {}
    lacking: list[tuple[str, str]] = []
    likely: dict[str, tuple[tuple[str, ...], ...]] = {}
    known = known_in(there, refused.sent)
    for sheet in refused.sent:
        unknown = [heading for heading in sheet.headings if heading.wrong is not None]
        if any(heading.lettered for heading in unknown):
            return summary
        if sheet.wrong is not None:
            strange[OF_SHEETS] = (*strange.get(OF_SHEETS, ()), sheet.title)
        elif unknown:
            strange[sheet.ledger] = tuple(heading.text for heading in unknown)
            likely[sheet.ledger] = tuple(may_be(sheet, known))
            if any(CODE in columns for columns in likely[sheet.ledger]):
                lacking.append((sheet.ledger, CODE))
        lacking += [(sheet.ledger, column) for column in sheet.lacking]
    reasons = {refused.refusal, *(refusal for refusal, _ in refused.also)}
    # a sheet of a name that another one has, or a required column that nothing can be, is not answered by a name
    hopeless = any(ledger not in strange for ledger, _ in lacking)
    if not strange or not reasons <= _ASKABLE or (hopeless and OF_SHEETS not in strange):
        return summary
    return replace(summary, strange=strange, lacking=tuple(lacking), may_be=likely)


def _summary(made: Plan, there: Existing) -> Summary:
    counts = {}
    for code in LEDGERS:
        changes = [change for change in made.changes if change.ledger == code]
        added = sum(change.before is None for change in changes)
        counts[code] = Counted(added, len(changes) - added, made.unchanged.get(code, 0))
    problems, alike = made.problems[:MOST_NAMED], find_alike(made.changes, there)
    return Summary(
        counts=counts,
        problems=len(made.problems),
        named=_named(made.changes),
        alike=tuple((called(new.values), like) for new, like in alike[:MOST_NAMED]),
        alike_n=len(alike),
        faults=tuple(Fault(p.ledger, p.row, p.column, p.reason.value, p.detail) for p in problems),
    )


def _unsaid(sheets: Sheets, made: Plan) -> Iterator[tuple[str, str, int]]:
    """What new entries get since their sheet does not say it, by ledger and column, with how many of them."""
    for code, rows in sheets.items():
        for column in LEDGERS[code].columns:
            if column.unsaid_beside and rows and column.key not in rows[0].cells:
                new = (change for change in made.changes if change.ledger == code and change.before is None)
                n = sum(change.values[column.key] == column.unsaid for change in new)
                if n:
                    yield code, column.key, n


def _named(changes: Sequence[Change]) -> tuple[Named, ...]:
    """What changes is named before what is new: somebody may not have meant it."""
    ordered = sorted(changes, key=lambda change: change.before is None)[:MOST_NAMED]
    return tuple(
        Named(change.ledger, _name(change), change.columns if change.before is not None else ()) for change in ordered
    )


def _name(change: Change) -> str:
    values, ledger = change.values, LEDGERS[change.ledger]
    if joined := [str(values[key]) for key in ledger.identity if ledger.column(key).refers]:
        return " · ".join(joined)
    # a client goes by its full name where it is looked at twice
    called = values["name"] if "name" in values else values[ledger.called]
    return f"{called} ({values['code']})"
