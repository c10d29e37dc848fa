"""A workbook that was sent as a checklist: by which of its columns and rows, read in the child process."""

import pickle
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath, PurePosixPath
from typing import Any

import openpyxl

from bot.documents.ledgers.parsing import DAMAGE, PROBLEMS, cell_text
from bot.documents.ledgers.scanning import MOST_COLUMNS, Extent, scan, transitional
from bot.rules.checklist_sheets import columns as c
from bot.rules.checklist_sheets.columns import BY_NAME, HEAD_BY_NAME, compared
from bot.rules.checklist_sheets.faults import MOST_ROWS, CellFault, SheetProblem, SheetRefusal, SheetRefused
from bot.rules.checklist_sheets.reading import Readable, SheetRow, read_checklist
from bot.rules.checklists.soundness import MOST_ITEMS
from bot.rules.ledgers.faults import FileRefused, Reason, Refusal, Unreadable
from bot.rules.text import Text

MOST_ABOVE = 12
"""Rows in which the names of the columns are looked for."""
_FAULTS: Mapping[Reason, CellFault] = {
    Reason.FORMULA: CellFault.FORMULA,
    Reason.DATE: CellFault.DATE,
    Reason.ERROR_VALUE: CellFault.ERROR_VALUE,
}
_Cells = tuple[str | Unreadable, ...]


@dataclass(frozen=True, slots=True)
class SheetUpload:
    """A workbook with its file's name, and what is needed to read it; ``records`` and ``taken`` as in ``reading``."""

    content: bytes
    name: str
    records: Mapping[str, Text]
    taken: Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class SentItems:
    """The sheet of the items as it was sent: the row of its headings, what they mean, and all rows below.

    ``keys``: of the columns, empty of one that says nothing to us.
    """

    title: str
    first: int
    headings: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of columns that are not read, though something stands in them."""
        filled = {at for _, texts in self.rows for at, text in enumerate(texts) if text}
        return tuple(
            name
            for at, (name, key) in enumerate(zip(self.headings, self.keys, strict=True))
            if name and not key and at in filled
        )


@dataclass(frozen=True, slots=True)
class SheetFound:
    """What a workbook holds. ``refusal``: why it is none at all, with what it is about."""

    readable: Readable | None = None
    items: SentItems | None = None
    head: tuple[tuple[str, str], ...] = ()
    refusal: str = ""
    detail: str = ""

    @property
    def problems(self) -> tuple[SheetProblem, ...]:
        """What is wrong in its cells."""
        return self.readable.problems if self.readable is not None else ()


def read_packed(upload: SheetUpload) -> bytes:
    """``read``, as a child process does it."""
    return pickle.dumps(read(upload))


def unpacked(handed_back: bytes) -> SheetFound:
    """What this program's own child process handed back."""
    found = pickle.loads(handed_back)  # noqa: S301 -- from this program's own child
    if not isinstance(found, SheetFound):
        raise TypeError(type(found).__name__)
    return found


def is_checklist(content: bytes) -> bytes:
    """``1`` where a workbook has a sheet with the items of a checklist, else nothing; as a child process does it."""
    upload = SheetUpload(content, "", {"": Text("", "")}, {})
    return b"" if read(upload).refusal else b"1"


def read(upload: SheetUpload) -> SheetFound:
    """Reads a workbook; never raises over what is in the file."""
    try:
        extents = scan(upload.content)
        with warnings.catch_warnings():
            # it warns of what it does not keep (drop-downs, headers), of which nothing is needed
            warnings.simplefilter("ignore")
            return _read(upload, extents)
    except FileRefused as refused:
        return SheetFound(refusal=refused.refusal.value, detail=refused.detail)
    except SheetRefused as refused:
        return SheetFound(refusal=refused.refusal.value, detail=refused.detail)
    except DAMAGE:
        return SheetFound(refusal=Refusal.DAMAGED.value)


def _read(upload: SheetUpload, extents: Mapping[str, Extent]) -> SheetFound:
    book = openpyxl.load_workbook(BytesIO(transitional(upload.content)), read_only=True, keep_links=False)
    head: dict[str, tuple[int, str]] = {}
    lines: tuple[tuple[str, str], ...] = ()
    items: SentItems | None = None
    rows: list[SheetRow] = []
    called = PurePath(upload.name).stem
    try:
        for page in book.worksheets:
            extent = extents[str(PurePosixPath(str(page._worksheet_path).lstrip("/")))]  # type: ignore[attr-defined]
            title = str(page.title)
            if extent.last_row == 0 or compared(title) in map(compared, (PROBLEMS.zh, PROBLEMS.en)):
                continue
            if items is None and (begins := _headings(page)) is not None:
                first, headings, above = begins
                if extent.last_row > MOST_ROWS:
                    raise SheetRefused(SheetRefusal.TOO_MANY_ROWS)
                if extent.refusal is not None:
                    raise FileRefused(extent.refusal, title)
                items, rows = _items(page, title, first, headings, extent.last_row)
                called = above or called
            elif not head:
                head, lines = _head(page)
    finally:
        book.close()
    if items is None:
        raise SheetRefused(SheetRefusal.NO_ITEM_COLUMN)
    if not rows:
        raise SheetRefused(SheetRefusal.NO_ITEMS)
    return SheetFound(read_checklist(head, rows, upload.records, called or title, upload.taken), items, lines)


def _headings(page: Any) -> tuple[int, tuple[str, ...], str] | None:
    """The row of a sheet's headings with what stands in it, and the title above; None: none is called an item."""
    page.reset_dimensions()
    above = ""
    for number, cells in enumerate(page.iter_rows(max_row=MOST_ABOVE, max_col=MOST_COLUMNS), start=1):
        texts = tuple(_said(cell_text(cell)) for cell in cells)
        known = [column.key for text in texts if (column := BY_NAME.get(compared(text))) is not None]
        if c.PROMPT in known and (len(known) > 1 or compared(texts[0]) not in HEAD_BY_NAME):
            return number, texts, above
        alone = [text for text in texts if text]
        above = above or (alone[0].strip() if len(alone) == 1 else "")
    return None


def _head(page: Any) -> tuple[dict[str, tuple[int, str]], tuple[tuple[str, str], ...]]:
    """The lines of a head, if the sheet is one: a name and what it is, in two columns."""
    found: dict[str, tuple[int, str]] = {}
    lines: list[tuple[str, str]] = []
    for number, cells in enumerate(page.iter_rows(max_row=MOST_ABOVE * 2, max_col=2), start=1):
        name, said = (*(_said(cell_text(cell)) for cell in cells), "", "")[:2]
        lines.append((name, said))
        column = HEAD_BY_NAME.get(compared(name))
        if column is not None and column.key not in found:
            found[column.key] = (number, said)
    return (found, tuple(lines)) if c.NAME in found else ({}, ())


def _items(page: Any, title: str, first: int, headings: tuple[str, ...], last: int) -> tuple[SentItems, list[SheetRow]]:
    page.reset_dimensions()
    sent: list[tuple[int, _Cells]] = []
    below = page.iter_rows(min_row=first + 1, max_row=last, max_col=MOST_COLUMNS)
    for number, cells in enumerate(below, start=first + 1):
        texts = tuple(cell_text(cell) for cell in cells)
        if any(texts):
            sent.append((number, texts))
    keys = _keys(headings, [texts for _, texts in sent])
    rows = [row for number, texts in sent if (row := _row(number, keys, texts)) is not None]
    found = sum(bool(row.cells.get(c.PROMPT)) for row in rows)
    if found > MOST_ITEMS:
        raise SheetRefused(SheetRefusal.TOO_MANY_ITEMS)
    filled = [at for line in (headings, *(texts for _, texts in sent)) for at, text in enumerate(line, start=1) if text]
    width = max(filled, default=0)
    plain = tuple((number, tuple(map(_said, texts[:width]))) for number, texts in sent)
    return SentItems(title, first, headings[:width], keys[:width], plain), rows if found else []


def _keys(headings: Sequence[str], rows: Sequence[_Cells]) -> tuple[str, ...]:
    """What each column means. A name of ours that is there twice is refused.

    Of two that firms call the item (检查项目, 检查内容) the first names the section where it is left out, as in merged
    cells, or the same as above; else the second says what to look at.
    """
    keys: list[str] = []
    twice: list[int] = []
    for at, name in enumerate(headings):
        column = BY_NAME.get(compared(name))
        key = column.key if column is not None else ""
        if column is not None and key in keys:
            if key != c.PROMPT or compared(name) == compared(headings[keys.index(key)]):
                raise SheetRefused(SheetRefusal.DOUBLE_COLUMN, name)
            twice.append(at)
            key = ""
        keys.append(key)
    if twice:
        first = keys.index(c.PROMPT)
        names = [_said(texts[first]) for texts in rows if _said(texts[twice[0]])]
        if c.SECTION not in keys and any(
            not name or name == before for before, name in zip(["", *names], names, strict=False)
        ):
            keys[first], keys[twice[0]] = c.SECTION, c.PROMPT
        elif c.LOOK_AT not in keys:
            keys[twice[0]] = c.LOOK_AT
    return tuple(keys)


def _row(number: int, keys: Sequence[str], texts: _Cells) -> SheetRow | None:
    """A row with something that is read; None: it has nothing for us. Words that stand alone in it name a section."""
    cells = {key: _said(text) for key, text in zip(keys, texts, strict=False) if key}
    wrong = {
        key: _FAULTS[text.reason]
        for key, text in zip(keys, texts, strict=False)
        if key and isinstance(text, Unreadable) and text.reason in _FAULTS
    }
    if any(cells.values()):
        return SheetRow(number, cells, wrong)
    alone = [text for text in texts if text]
    if c.SECTION in keys or len(alone) != 1 or not isinstance(alone[0], str) or alone[0].strip().isdecimal():
        return None
    return SheetRow(number, {}, heading=alone[0].strip())


def _said(text: str | Unreadable) -> str:
    return text if isinstance(text, str) else text.shown


def marked_places(found: SheetFound) -> Iterator[tuple[bool, int, int, SheetProblem]]:
    """Where each problem stands: in the head or among the items, its row, and its column from 1."""
    for problem in found.problems:
        if problem.column in {column.key for column in c.HEAD}:
            yield True, problem.row, 2, problem
            continue
        keys = found.items.keys if found.items is not None else ()
        # what is said of a column that was not sent is said at the item
        key = problem.column if problem.column in keys else c.PROMPT
        yield False, problem.row, keys.index(key) + 1, problem
