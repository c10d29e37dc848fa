"""A whole patrol in one line: ``全部符合，除4 封样缺失`` or ``all ok except 4 seal missing``.

What can be read in two ways is asked back (AmbiguousLine), never guessed: a wrong "conform" would be a false record.
"""

import re
from dataclasses import dataclass

from bot.rules.form import Form
from bot.rules.forms.item_numbers import aligned, item_number, note_in
from bot.rules.forms.items import numbered
from bot.rules.forms.quick_items import (
    ALL_FINE,
    AND,
    EXCEPT,
    REST_FINE,
    Ambiguity,
    AmbiguousLine,
    ItemReader,
    QuickItem,
)

__all__ = ["Ambiguity", "AmbiguousLine", "QuickItem", "QuickLine", "numbered", "read_caption", "read_quick_line"]


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What a quick line says. Without ``rest_conform`` the items not named stay as they are."""

    rest_conform: bool
    items: tuple[QuickItem, ...] = ()


_STARTS_ALL = re.compile(rf"{REST_FINE}|{ALL_FINE}")
_EXCEPT = re.compile(rf"{EXCEPT} ?")
# a gap is looked at from its beginning alone, or thousands of commas would be read anew from each of them
_ENDS_ALL = re.compile(
    rf"(?:(?P<outside>以外|之外|外)|(?<![ ,;、。.]))(?P<gap>[ ,;、。.]*)(?:(?P<rest>{REST_FINE})|{ALL_FINE})$"
)
_ENDS_REST = re.compile(rf"(?<![ ,;、。.])[ ,;、。.]*{REST_FINE}$")
_HAS_REST = re.compile(rf"[ ,;、。.]{REST_FINE}(?=[ ,;、。.])")
_OUTSIDE = re.compile(" ?(?:以外|之外|外)$")
_ONLY = re.compile(r"(?:只有|仅有|仅|就|only )")
_ONLY_NUMBERS = re.compile(r"[\d 、,;和与及&#第项号]+")
_GAP = re.compile(r"[ ,;:、。.\n]*")
_ENDING = " \n.。!！~～;；,，、"


def read_quick_line(form: Form, text: str) -> QuickLine | None:
    """What a quick line says; None when the text is no quick line but an ordinary one.

    A line of "except" alone (``除4 封样缺失``) names its items and says nothing of the rest. Raises AmbiguousLine.
    """
    count = len(numbered(form))
    original = text.strip().rstrip(_ENDING)
    plain = aligned(original)
    if not count or not plain:
        return None
    if (all_fine := _STARTS_ALL.match(plain)) is not None:
        return _all_fine_first(plain, original, all_fine.end(), count)
    if (excepted := _EXCEPT.match(plain)) is not None and not plain.startswith("but"):
        return _except_first(plain, original, excepted.end(), count)
    return _items_first(plain, original, count)


def read_caption(text: str, n: int) -> tuple[int, str] | None:
    """The item (1 to ``n``) that a photo's caption names, and the note behind it; None for an ordinary caption.

    ``4``, ``4 封样缺失``, ``第4项 …`` and ``#4 …`` name item 4; quantities, ranges and several numbers name none.
    """
    original = text.strip()
    plain = aligned(original)
    found = item_number(plain, 0)
    if found is None or found.quantity or found.ranged or not 1 <= found.number <= n:
        return None
    listed = AND.match(plain, found.end)
    if listed is not None and item_number(plain, listed.end()) is not None:
        return None
    second = item_number(plain, _behind_gap(plain, found.end))
    if second is not None and not second.quantity and 1 <= second.number <= n:
        return None
    return found.number, note_in(original[found.end :])


def _all_fine_first(plain: str, original: str, start: int, count: int) -> QuickLine | None:
    """``全部符合``, and perhaps what is not: ``全部符合，除4 封样缺失``."""
    at = _behind_gap(plain, start)
    if at == len(plain):
        return QuickLine(rest_conform=True)
    bracketed = plain[at] == "("
    at += bracketed
    excepted = _EXCEPT.match(plain, at)
    if excepted is None and at == start:
        return None
    end = len(plain) - (bracketed and plain.endswith(")"))
    reader = ItemReader(plain, original, count, exceptions=True)
    return QuickLine(rest_conform=True, items=reader.read(at if excepted is None else excepted.end(), end))


def _except_first(plain: str, original: str, start: int, count: int) -> QuickLine | None:
    """``除4 封样缺失外，其余均符合``."""
    reader = ItemReader(plain, original, count, exceptions=True)
    ends = _ENDS_ALL.search(plain[start:])
    if ends is None:
        found = item_number(plain, start)
        if found is None or found.quantity:
            return None
        outside = _OUTSIDE.search(plain, start)
        items = reader.read(start, len(plain) if outside is None else outside.start())
        return QuickLine(reader.says_rest_conform, items)
    set_off = ends["outside"] or ends["gap"].strip() or ends["rest"]
    end = start + ends.start()
    if not set_off and not _ONLY_NUMBERS.fullmatch(plain, start, end):
        raise AmbiguousLine(Ambiguity.REST_UNCLEAR, original[start:])
    return QuickLine(rest_conform=True, items=reader.read(start, end))


def _items_first(plain: str, original: str, count: int) -> QuickLine | None:
    """``4 不符合 封样缺失，其余符合``."""
    only = _ONLY.match(plain)
    start = 0 if only is None else only.end()
    if item_number(plain, start) is None:
        return None
    reader = ItemReader(plain, original, count, exceptions=False)
    ends = _ENDS_REST.search(plain[start:])
    if ends is not None:
        return QuickLine(rest_conform=True, items=reader.read(start, start + ends.start()))
    if not _HAS_REST.search(plain, start) and not reader.says_a_value(start):
        return None
    items = reader.read(start, len(plain))
    return QuickLine(reader.says_rest_conform, items)


def _behind_gap(plain: str, start: int) -> int:
    gap = _GAP.match(plain, start)
    return start if gap is None else gap.end()
