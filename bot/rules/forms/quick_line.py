"""A whole patrol in one line: ``全部符合，除4 封样缺失 王芳 周五前`` or ``1-3 ok 4 seal missing 5 n/a, rest ok``.

What can be read in two ways is asked back (AmbiguousLine), never guessed: a wrong "conform" would be a false record.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.rules.beijing import in_beijing
from bot.rules.form import Form
from bot.rules.forms.ambiguous import Ambiguity, AmbiguousLine
from bot.rules.forms.item_numbers import aligned, item_number
from bot.rules.forms.items import numbered
from bot.rules.forms.quick_ends import Ending, Ends, Fixing
from bot.rules.forms.quick_items import ItemReader, QuickItem
from bot.rules.forms.quick_words import ALL_FINE, EXCEPT, REST_FINE
from bot.rules.plain_words import NON_CONFORM
from bot.rules.text import CHINESE, Language

__all__ = [
    "Ambiguity",
    "AmbiguousLine",
    "Caption",
    "QuickItem",
    "QuickLine",
    "read_caption",
    "read_quick_line",
]


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What a quick line says. Without ``rest_conform`` the items not named stay as they are."""

    rest_conform: bool
    items: tuple[QuickItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """What a photo's caption says: the items that the photo shows, by number, and of each what is wrong, if it says."""

    items: tuple[QuickItem, ...]

    @property
    def says_what(self) -> bool:
        """Whether it says what is wrong."""
        return any(item.note for item in self.items)

    @property
    def says_fixing(self) -> bool:
        """Whether it says who is to fix that, or by when."""
        return any(item.owner or item.until for item in self.items)


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
_ONLY_NUMBERS = re.compile(r"[\d 、,;和与及&#第项号~〜至到-]+")
_GAP = re.compile(r"[ ,;:、。.\n]*")
_ENDING = " \n.。!！~～;；,，、"


def read_quick_line(
    form: Form,
    text: str,
    *,
    names: Iterable[str] = (),
    now: datetime | None = None,
    language: Language = CHINESE,
) -> QuickLine | None:
    """What a quick line says; None when the text is no quick line but an ordinary one.

    A line of "except" alone (``除4 封样缺失``) names its items and says nothing of the rest. ``names``: of the people
    who may be asked to fix something, one for each of them. ``now``: the moment from which days are counted; None: days
    stay in the note. ``language``: of who writes, for ``3/4``. Raises AmbiguousLine.
    """
    count = len(numbered(form))
    line = _Line(text, count, names, now, language)
    if not count or not line.plain:
        return None
    read = line.read()
    if read is None:
        return None
    if line.ending.refusal is not None:
        raise line.ending.refusal
    return QuickLine(read.rest_conform, _fixed(read.items, line.ending, line.said_of_fixing))


def read_caption(
    text: str,
    n: int,
    *,
    names: Iterable[str] = (),
    now: datetime | None = None,
    language: Language = CHINESE,
) -> Caption | None:
    """The items (1 to ``n``) that a photo's caption names, and what it says of them; None for an ordinary caption.

    ``4``, ``4 封样缺失``, ``第4项 …``, ``#4 …``, ``4、6 …`` and ``4 封样缺失 6 标签脱落`` name items; quantities, and
    numbers that may be something else, name none. A photo shows what is wrong: whoever says that all is well is asked.
    ``names``, ``now`` and ``language`` as ``read_quick_line``; who or when is not clear stays in the note.
    """
    for known, moment in ((tuple(names), now), ((), None)):
        line = _Line(text, n, known, moment, language)
        found = item_number(line.plain, 0)
        if found is None or found.quantity or found.last is None:
            return None
        reader = ItemReader(line.plain, line.original, n, line.ends, exceptions=True)
        try:
            items = reader.read(0, len(line.plain))
            if line.ending.refusal is not None:
                raise line.ending.refusal
            items = _fixed(items, line.ending, line.said_of_fixing)
        except AmbiguousLine:
            continue
        if reader.says_rest_conform or {item.value for item in items} != {NON_CONFORM}:
            return None
        return Caption(items)
    return None


def _fixed(items: tuple[QuickItem, ...], ending: Ending, said: str) -> tuple[QuickItem, ...]:
    """The items with what the last words say of fixing, said of all that have to be and of which nothing nearer is."""
    if not items:
        # 全部符合 王芳
        if ending.fixing != Fixing():
            raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, said)
        return ()
    owner, until = ending.fixing.owner or items[-1].owner, ending.fixing.until or items[-1].until
    for item in items[:-1]:
        if item.value != NON_CONFORM and (item.owner or item.until):
            raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, item.owner or str(item.number))
    if (owner or until) and not any(item.value == NON_CONFORM for item in items):
        raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, said or items[-1].owner or str(items[-1].number))
    return tuple(
        replace(item, owner=item.owner or owner, until=item.until or until)
        if item.value == NON_CONFORM
        else replace(item, owner="", until=None)
        for item in items
    )


class _Line:
    """A line of ``count`` numbered questions, without what its end says of who is to fix things and by when."""

    def __init__(self, text: str, count: int, names: Iterable[str], now: datetime | None, language: Language) -> None:
        whole = text.strip().rstrip(_ENDING)
        self.count = count
        self.ends = Ends(whole, names, in_beijing(now).date() if now is not None else None, language)
        self.ending = self.ends.at(0, len(whole))
        self.original = whole[: self.ending.cut].rstrip(_ENDING)
        self.said_of_fixing = whole[self.ending.cut :].strip(_ENDING)
        self.plain = self.ends.hidden(aligned(self.original))

    def read(self) -> QuickLine | None:
        """What it says. Raises AmbiguousLine."""
        if (all_fine := _STARTS_ALL.match(self.plain)) is not None:
            return self._all_fine_first(all_fine.end())
        if (excepted := _EXCEPT.match(self.plain)) is not None and not self.plain.startswith("but"):
            return self._except_first(excepted.end())
        return self._items_first()

    def _reader(self, *, exceptions: bool) -> ItemReader:
        return ItemReader(self.plain, self.original, self.count, self.ends, exceptions=exceptions)

    def _all_fine_first(self, start: int) -> QuickLine | None:
        """``全部符合``, and perhaps what is not: ``全部符合，除4 封样缺失``."""
        plain = self.plain
        at = _behind_gap(plain, start)
        if at == len(plain):
            return QuickLine(rest_conform=True)
        bracketed = plain[at] == "("
        at += bracketed
        excepted = _EXCEPT.match(plain, at)
        if excepted is None and at == start:
            return None
        end = len(plain) - (bracketed and plain.endswith(")"))
        reader = self._reader(exceptions=True)
        return QuickLine(rest_conform=True, items=reader.read(at if excepted is None else excepted.end(), end))

    def _except_first(self, start: int) -> QuickLine | None:
        """``除4 封样缺失外，其余均符合``."""
        plain = self.plain
        reader = self._reader(exceptions=True)
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
            raise AmbiguousLine(Ambiguity.REST_UNCLEAR, self.original[start:])
        return QuickLine(rest_conform=True, items=reader.read(start, end))

    def _items_first(self) -> QuickLine | None:
        """``4 封样缺失``, ``1-3符合 4不符合 封样缺失，其余符合``."""
        plain = self.plain
        only = _ONLY.match(plain)
        start = 0 if only is None else only.end()
        found = item_number(plain, start)
        if found is None:
            return None
        reader = self._reader(exceptions=False)
        ends = _ENDS_REST.search(plain[start:])
        if ends is not None:
            return QuickLine(rest_conform=True, items=reader.read(start, start + ends.start()))
        if not (_HAS_REST.search(plain, start) or reader.says_a_value(start)):
            # 4, 3D打印, 2件不合格
            glued = plain[found.end : found.end + 1]
            if found.quantity or _ONLY_NUMBERS.fullmatch(plain, start) or (glued.isascii() and glued.isalpha()):
                return None
        items = reader.read(start, len(plain))
        return QuickLine(reader.says_rest_conform, items)


def _behind_gap(plain: str, start: int) -> int:
    gap = _GAP.match(plain, start)
    return start if gap is None else gap.end()
