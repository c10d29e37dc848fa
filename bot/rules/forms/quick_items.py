"""The items of a quick line: which numbers it names, what it says of each, and when that has two readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.forms.item_numbers import ItemNumber, item_number, note_in
from bot.rules.plain_words import CONFORM, CONFORMITY_WORDS, NON_CONFORM, NOT_APPLICABLE, normalise


class Ambiguity(StrEnum):
    """Why a quick line cannot be taken as it is."""

    OUT_OF_RANGE = "out_of_range"
    REPEATED = "repeated"
    NOT_ATTRIBUTABLE = "not_attributable"
    NUMBERS_UNCLEAR = "numbers_unclear"
    ITEM_OR_QUANTITY = "item_or_quantity"
    VALUE_UNCLEAR = "value_unclear"
    CONTRADICTION = "contradiction"
    REST_UNCLEAR = "rest_unclear"


class AmbiguousLine(Exception):
    """A line meant as a quick line that has more than one reading, or none; ``part`` is the text in question."""

    def __init__(self, reason: Ambiguity, part: str) -> None:
        super().__init__(reason, part.strip())
        self.reason = reason
        self.part = part.strip()


@dataclass(frozen=True, slots=True)
class QuickItem:
    """One item of a quick line: its number on the form (from 1), its conformity key and a note, perhaps empty."""

    number: int
    value: str
    note: str = ""


FINE = (
    r"(?:符合(?:要求|规定|标准)?|合格|正常|通过|没有?问题|无问题|无异常|没毛病|挺?好|可以|行(?!业|为|动|政|程)|√|✓|"
    r"(?:ok|okay|good|fine|conform(?:s|ing)?|compliant|pass(?:ed|es)?|no problems?)(?![a-z]))"
)
ALL_FINE = (
    "(?:(?:全部都?|全都|全|都|均|皆|一切|所有(?:项目|项|的)?(?:都|均)?|all(?: items)?(?: are)?|everything(?: is)?)"
    rf" ?{FINE})"
)
REST_FINE = (
    r"(?:(?:其余|其他|其它|剩余|剩下|余下|别的)(?:的|各项|几项|项目|项)*(?:全部都?|全都|均|都|全|皆)?(?:为|是)? ?"
    rf"{FINE}|"
    r"(?:and )?(?:the |all the |all )?(?:rest|others|everything else|remaining(?: items)?)"
    rf"(?: (?:is|are|all))* {FINE})"
)
EXCEPT = r"(?:除了|除去|除开|除|(?:except(?: for)?|excluding|apart from|other than)(?![a-z])|but(?: not)?(?= ))"
AND = re.compile(r" ?(?:以及|还有|和|与|及|跟|and |&|\+) ?")

_LEAD = re.compile(rf"(?:{EXCEPT}|只有|仅有|仅|就是|就|但是|但|only |以及|还有|和|与|及|and |& ?) ?")
_WHOLE_REST = re.compile(REST_FINE)
_WHOLE_ALL = re.compile(ALL_FINE)
_OF_THE_REST = re.compile(r"(?:其余|剩余|剩下|余下|(?:the )?(?:rest|others)(?![a-z]))")
_ENDS_FINE = re.compile(rf" ?(?:(?:以外|之外|外) ?(?:{ALL_FINE}|{REST_FINE})|{REST_FINE})$")
_OUTSIDE = re.compile(r"(?<=[\d项号) ])(?:以外|之外|除外|外)$")
_GAP = re.compile(r"[ :.、)-]*")
_WORD_END = re.compile(r"(?=[ ,;:(]|$)")
_GLUED_NOT_APPLICABLE = re.compile("不适用|无此项|没有此项|不涉及")
_MENTION = re.compile(r"(?:^|(?<=[ (])|(?<=[和与及&])|(?<=和 )|(?<=与 ))(?=\d|#\d)|(?=第 ?[\d一二三四五六七八九十])")
_LABEL = re.compile(
    r"(?:line|room|no\.?|number|step|machine|door|area|floor|shelf|"
    r"batch|workshop|building|unit|zone|table|page|section) $"
)
_SEPARATORS = ",;、。\n"
_NOT_SAID_OF_ITEMS = frozenset({"no", "n", "y", "yes", "/", "好", "好的", "是", "是的", "否", "对", "不是", "不对"})


@dataclass(slots=True)
class _Named:
    """An item as read so far: ``start`` and ``end`` bound its note in the line; ``value`` None is not said."""

    number: int
    value: str | None
    start: int
    end: int


class ItemReader:
    """Reads the items of one line of ``count`` numbered questions.

    ``plain`` is the aligned ``original``. With ``exceptions`` the line says "all but these": an item of which nothing
    is said is a non-conformity.
    """

    def __init__(self, plain: str, original: str, count: int, *, exceptions: bool) -> None:
        self.plain = plain
        self.original = original
        self.count = count
        self.exceptions = exceptions
        self.says_rest_conform = False
        self._named: list[_Named] = []
        self._after_rest = False

    def says_a_value(self, start: int) -> bool:
        """Whether the numbers at ``start`` are followed by a conformity word standing for itself."""
        at = start
        while (found := item_number(self.plain, at)) is not None:
            if found.quantity:
                return False
            end = found.end
            comma = re.compile(" ?[、,] ?").match(self.plain, end) or AND.match(self.plain, end)
            if comma is None:
                break
            at = comma.end()
        end_of_part = next((index for index in range(end, len(self.plain)) if self.plain[index] in _SEPARATORS), None)
        return self._value(end, len(self.plain) if end_of_part is None else end_of_part)[0] is not None

    def read(self, start: int, end: int) -> tuple[QuickItem, ...]:
        """The items between two indexes, in the order written. Raises AmbiguousLine."""
        for part_start, part_end in self._parts(start, end):
            self._read_part(part_start, part_end)
        if not self._named:
            raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, self.original[start:end])
        for named in self._named:
            self._check_note(named)
        items: dict[int, QuickItem] = {}
        for index, named in enumerate(self._named):
            item = QuickItem(named.number, self._settled(index), note_in(self.original[named.start : named.end]))
            if items.setdefault(item.number, item) != item:
                raise AmbiguousLine(Ambiguity.REPEATED, str(item.number))
        return tuple(items.values())

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans between separators that are not inside brackets; a full stop separates before a space only."""
        depth, began = 0, start
        for index in range(start, end):
            character = self.plain[index]
            depth += (character == "(") - (character == ")")
            stop = character == "." and self.plain[index + 1 : index + 2] == " " and self.plain[:index].isascii()
            if depth <= 0 and (character in _SEPARATORS or (stop and not self.plain[:index].endswith("no"))):
                yield from self._stripped(began, index)
                began = index + 1
            elif depth <= 0 and character == ")" and self._lists_on(index + 1):
                yield from self._stripped(began, index + 1)
                began = index + 1
        yield from self._stripped(began, end)

    def _lists_on(self, at: int) -> bool:
        """Whether "and 6" follows, behind a bracket that closed a note."""
        listed = AND.match(self.plain, at)
        return listed is not None and item_number(self.plain, listed.end()) is not None

    def _stripped(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while start < end and self.plain[start] == " ":
            start += 1
        while end > start and self.plain[end - 1] == " ":
            end -= 1
        if start < end:
            yield start, end

    def _read_part(self, start: int, end: int) -> None:
        if _WHOLE_REST.fullmatch(self.plain, start, end):
            self.says_rest_conform = self._after_rest = True
            return
        if _OF_THE_REST.match(self.plain, start, end):
            raise AmbiguousLine(Ambiguity.REST_UNCLEAR, self.original[start:end])
        if _WHOLE_ALL.fullmatch(self.plain, start, end):
            raise AmbiguousLine(Ambiguity.CONTRADICTION, self.original[start:end])
        lead = _LEAD.match(self.plain, start, end)
        if lead is not None and item_number(self.plain, lead.end()) is not None:
            start = lead.end()
        ending = _ENDS_FINE.search(self.plain, start, end)
        if ending is not None:
            self.says_rest_conform = True
            end = ending.start()
        found = item_number(self.plain, start)
        if found is None or self._continues(found, start, end):
            if not self._named or self._after_rest:
                raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, self.original[start:end])
            self._named[-1].end = end
            return
        self._read_item(found, end)

    def _continues(self, found: ItemNumber, start: int, end: int) -> bool:
        """Whether a part that begins with a number still belongs to the note before it."""
        in_range = 1 <= found.number <= self.count
        if not in_range and self._named and (found.quantity or found.ranged):
            return True
        if found.ranged:
            raise AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[start:end])
        if found.quantity:
            raise AmbiguousLine(Ambiguity.ITEM_OR_QUANTITY, self.original[start:end])
        if not in_range:
            raise AmbiguousLine(Ambiguity.OUT_OF_RANGE, str(found.number))
        return False

    def _read_item(self, found: ItemNumber, end: int) -> None:
        self._after_rest = False
        listed = AND.match(self.plain, found.end, end)
        if listed is not None and self._lists_on(found.end):
            self._named.append(_Named(found.number, None, found.end, found.end))
            self._read_part(listed.end(), end)
            return
        outside = _OUTSIDE.search(self.plain, found.end - 1, end)
        if outside is not None:
            end = outside.start()
        value, behind = self._value(found.end, end)
        if value is None and _GLUED_NOT_APPLICABLE.match(self.plain, self._behind_gap(found.end, end), end):
            raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, self.original[found.end : end])
        if value is None and outside is not None:
            value = NON_CONFORM
        if value == CONFORM and self.exceptions:
            raise AmbiguousLine(Ambiguity.CONTRADICTION, self.original[found.end : end])
        self._named.append(_Named(found.number, value, behind, end))

    def _behind_gap(self, start: int, end: int) -> int:
        gap = _GAP.match(self.plain, start, end)
        return start if gap is None else gap.end()

    def _value(self, start: int, end: int) -> tuple[str | None, int]:
        """The conformity word at the start of a span and the index behind it; the longest of up to three words."""
        if self.plain[start:end].strip() in ("-", "--", "/"):
            return NOT_APPLICABLE, end
        begin = self._behind_gap(start, end)
        ends = [match.start() for match in _WORD_END.finditer(self.plain, begin, end) if match.start() > begin]
        for stop in reversed(ends[:3]):
            word = normalise(self.plain[begin:stop])
            if word in CONFORMITY_WORDS and word not in _NOT_SAID_OF_ITEMS:
                return CONFORMITY_WORDS[word], stop
        return None, start

    def _check_note(self, named: _Named) -> None:
        """A note must not hide another item: ``4 封样缺失 6 台账未签字`` would leave item 6 conform."""
        for mention in _MENTION.finditer(self.plain, named.start, named.end):
            found = item_number(self.plain, mention.start())
            if found is None or found.quantity or not 1 <= found.number <= self.count:
                continue
            if not _LABEL.search(self.plain, named.start, mention.start()):
                raise AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[named.start : named.end])

    def _settled(self, index: int) -> str:
        named = self._named[index]
        if named.value is not None:
            return named.value
        if self._has_note(named):
            return NON_CONFORM
        speaking = next(
            (other for other in self._named[index:] if other.value is not None or self._has_note(other)), None
        )
        if self.exceptions:
            if speaking is not None and speaking.value == NOT_APPLICABLE:
                raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, str(named.number))
            return NON_CONFORM
        if speaking is None:
            raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, str(named.number))
        return speaking.value or NON_CONFORM

    def _has_note(self, named: _Named) -> bool:
        return bool(note_in(self.original[named.start : named.end]))
