"""What a column under an unknown name may be: read from its cells, since names are as many as offices."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from bot.rules.ledgers.cells import CellProblem, read_cell
from bot.rules.ledgers.faults import SentSheet
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, ColumnKind
from bot.rules.ledgers.plain_cells import plain, squeezed
from bot.rules.ledgers.planning import Existing

MOST_READ = 200
"""Different cells of a column that are looked at."""

Known = Mapping[str, Set[str]]
"""By ledger: the codes and names of its entries, as they are compared."""


def known_in(existing: Existing, sent: Sequence[SentSheet]) -> Known:
    """What there is, and whatever stands in a ledger's sheet of the file."""
    known = {code: set(_called(code, existing)) for code in LEDGERS}
    for sheet in sent:
        if sheet.ledger:
            known[sheet.ledger].update(squeezed(text) for _, texts in sheet.rows for text in texts if text)
    return known


def _called(code: str, existing: Existing) -> Iterator[str]:
    for identity, entry in existing.get(code, {}).items():
        yield squeezed(identity[0])
        yield from (squeezed(str(entry.values[key])) for key in LEDGERS[code].named_by)


def may_be(sheet: SentSheet, known: Known) -> Iterator[tuple[str, ...]]:
    """For each column under an unknown name, the keys of those that the sheet has not and that its cells can be.

    One cell that can be read is enough, but a code stands in each and is another one each time. Where nothing stands at
    all it may be anything else. What only entries of one sort have (our own people) nobody is asked about: most lists
    are of others, and say it under its name if they say it.
    """
    absent = [LEDGERS[sheet.ledger].column(key) for key in (*sheet.lacking, *sheet.spare)]
    absent = [column for column in absent if column.only is None or not column.only.but]
    for at, heading in enumerate(sheet.headings):
        if heading.wrong is not None:
            cells = [texts[at] for _, texts in sheet.rows if at < len(texts) and texts[at]]
            yield tuple(column.key for column in absent if _fits(column, cells, known))


def _fits(column: Column, cells: Sequence[str], known: Known) -> bool:
    different = list(islice(dict.fromkeys(cells), MOST_READ))
    if column.kind is ColumnKind.CODE:
        each = len(set(cells)) == len(cells) > 0
        return each and all(_reads(column, cell, known) for cell in different)
    return not cells or any(_reads(column, cell, known) for cell in different)


def _reads(column: Column, text: str, known: Known) -> bool:
    if column.refers:
        return squeezed(plain(text)) in known[column.refers]
    value = read_cell(column, text)
    return bool(value) and not isinstance(value, CellProblem)
