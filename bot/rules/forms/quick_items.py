"""The items of a quick line: which numbers it names, what it says of each, and when that has two readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.rules.forms.ambiguous import Ambiguity, AmbiguousLine
from bot.rules.forms.item_numbers import ItemNumber, item_number, note_in
from bot.rules.forms.quick_ends import Ending, Ends, Fixing
from bot.rules.forms.quick_words import (
    ALL_FINE,
    AND,
    COUNTED,
    COUNTS,
    ENDS_A_PROBLEM,
    EXCEPT,
    IS_WELL,
    NAMES_A_PLACE,
    NAMES_A_THING,
    OF_THE_REST,
    PLACES,
    REFERS,
    REST_FINE,
    REST_MENTIONED,
    SAYS_FINE,
    STARTS_A_PROBLEM,
)
from bot.rules.plain_words import CONFORM, CONFORMITY_WORDS, NON_CONFORM, NOT_APPLICABLE, normalise


@dataclass(frozen=True, slots=True)
class QuickItem:
    """One item of a quick line: its number on the form (from 1), its conformity key and a note, perhaps empty.

    ``owner`` and ``until``: the name of who is to fix it, and by which day, where the line says so.
    """

    number: int
    value: str
    note: str = ""
    owner: str = ""
    until: date | None = None


_LEAD = re.compile(rf"(?:{EXCEPT}|只有|仅有|仅|就是|就|但是|但|only |以及|还有|和|与|及|and |& ?) ?")
_WHOLE_REST = re.compile(REST_FINE)
_WHOLE_ALL = re.compile(ALL_FINE)
_ENDS_FINE = re.compile(rf" ?(?:(?:以外|之外|外) ?(?:{ALL_FINE}|{REST_FINE})|{REST_FINE})$")
_OUTSIDE = re.compile(r"(?<=[\d项号) ])(?:以外|之外|除外|外)$")
_GAP = re.compile(r"[ :.、)-]*")
_WORD_END = re.compile(r"(?=[ ,;:(]|$|(?<=[^\x00-\x7f])\d)|(?<=[√✓✔✅☑×✗✘✖❌])")
_MOST_WORDS, _LONGEST_WORDS = 3, 40
"""Words, and characters, of the longest that says how an item is: ``does not conform``."""
_OF_THEM_ALL = re.compile(r"(?:全都|全部|都|均|皆|全|(?:are|is|was|were)(?: all)? |all ) ?")
_GLUED_NOT_APPLICABLE = re.compile("不适用|无此项|没有此项|不涉及")
_MENTION = re.compile(r"(?<!\d[.:/~-])(?<![\da-z#])(?:#|no\.? ?)?\d|第 ?[\d一二三四五六七八九十]")
_NUMBER_ALONE = re.compile(r"(?:^|[ ,;])\d{1,3}$")
_LISTED = re.compile(r" ?[、,] ?")
_HAN = re.compile(r"(?:[.:、)] ?| )?[\u4e00-\u9fff]")
_IN_SO_MANY_WORDS = frozenset({"符合", "不符合", "不适用", "n/a", "n.a.", "not applicable"})
_SEPARATORS = ",;、。\n"
_LOOKED_BACK = 12
_BEFORE_A_WORD = frozenset(("", " ", "(", ")", "和", "与", "及", "&", *_SEPARATORS))
_NOT_SAID_OF_ITEMS = frozenset({"no", "n", "y", "yes", "/", "好", "好的", "是", "是的", "否", "对", "不是", "不对"})


@dataclass(slots=True)
class _Named:
    """Items as read so far: ``start`` and ``end`` bound their note in the line; ``value`` None is not said.

    ``listed``: another number follows behind a comma or an "and". ``apart``: what is said stands apart from the number.
    """

    numbers: range
    value: str | None
    start: int
    end: int
    listed: bool = False
    apart: bool = False


class ItemReader:
    """Reads the items of one line of ``count`` numbered questions.

    ``plain`` is the aligned ``original``. With ``exceptions`` the line says "all but these": an item of which nothing
    is said is a non-conformity. ``ends`` finds who is to fix what is found, and by when, behind an item's words.
    """

    def __init__(self, plain: str, original: str, count: int, ends: Ends, *, exceptions: bool) -> None:
        self.plain = plain
        self.original = original
        self.count = count
        self.ends = ends
        self.exceptions = exceptions
        self.says_rest_conform = False
        self._named: list[_Named] = []
        self._after_rest = False

    def says_a_value(self, start: int) -> bool:
        """Whether the numbers at ``start`` are followed by a conformity word standing for itself."""
        at, end, many = start, start, False
        while (found := item_number(self.plain, at)) is not None:
            if found.quantity or found.last is None:
                return False
            end = found.end
            many = many or at > start or found.last > found.number
            comma = _LISTED.match(self.plain, end) or AND.match(self.plain, end)
            if comma is not None:
                at = comma.end()
            elif self.plain[end : end + 1] == " " and item_number(self.plain, end + 1) is not None:
                at = end + 1
            else:
                break
        stop = next((index for index in range(end, len(self.plain)) if self.plain[index] in _SEPARATORS), None)
        return self._value(end, len(self.plain) if stop is None else stop, many=many)[0] is not None

    def read(self, start: int, end: int) -> tuple[QuickItem, ...]:
        """The items between two indexes, in the order written. Raises AmbiguousLine."""
        for part_start, part_end in self._parts(start, end):
            self._read_part(part_start, part_end)
        if not self._named:
            raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, self.original[start:end])
        items: dict[int, QuickItem] = {}
        for item in self._settled():
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
            # 1. ok 2. ok
            stop = stop and _NUMBER_ALONE.search(self.plain, max(start, index - 4), index) is None
            if depth <= 0 and (character in _SEPARATORS or (stop and not self.plain.endswith("no", 0, index))):
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
        if OF_THE_REST.match(self.plain, start, end):
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
        found = self._number_at(start)
        if found is None or self._continues(found, start, end):
            if not self._named or self._after_rest:
                raise AmbiguousLine(Ambiguity.NOT_ATTRIBUTABLE, self.original[start:end])
            found = self._gone_on(self._named[-1], start, end)
        # a line names hundreds of items: one after the other, for a call within a call comes to an end
        while found is not None:
            found = self._read_item(found, end)

    def _number_at(self, start: int) -> ItemNumber | None:
        """The number at a place where an item may stand; behind others of a list ``6项`` ends it (``4、6项不符合``)."""
        found = item_number(self.plain, start)
        if found is None or not found.quantity or not self._named or not self._named[-1].listed:
            return found
        if self.plain[found.end : found.end + 1] != "项" or self.plain[found.end : found.end + 2] == "项目":
            return found
        return replace(found, quantity=False, end=found.end + 1)

    def _continues(self, found: ItemNumber, start: int, end: int) -> bool:
        """Whether a part that begins with a number still belongs to the note before it."""
        in_range = self._is_in_range(found)
        ranged = found.last != found.number
        if not in_range and self._named and (found.quantity or ranged):
            return True
        if found.quantity or NAMES_A_PLACE.match(self.plain, found.end, end):
            raise AmbiguousLine(Ambiguity.ITEM_OR_QUANTITY, self.original[start:end])
        if found.last is None:
            raise AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[start:end])
        if not in_range:
            outside = found.last if 1 <= found.number <= self.count else found.number
            raise AmbiguousLine(Ambiguity.OUT_OF_RANGE, str(outside))
        return False

    def _is_in_range(self, found: ItemNumber) -> bool:
        return 1 <= found.number <= self.count and (found.last is None or found.last <= self.count)

    def _read_item(self, found: ItemNumber, end: int) -> ItemNumber | None:
        """Takes the items that begin here, and returns the next ones of the same part."""
        self._after_rest = False
        last = found.number if found.last is None else found.last
        numbers = range(found.number, last + 1)
        listed = AND.match(self.plain, found.end, end)
        if listed is not None and item_number(self.plain, listed.end()) is not None:
            self._named.append(_Named(numbers, None, found.end, found.end, listed=True))
        further = self._number_at(listed.end()) if listed is not None else None
        if listed is not None and further is not None:
            self._continues(further, listed.end(), end)
            return further
        outside = _OUTSIDE.search(self.plain, found.end - 1, end)
        if outside is not None:
            end = outside.start()
        many = len(numbers) > 1 or (bool(self._named) and self._named[-1].listed)
        value, behind = self._value(found.end, end, many=many)
        if value is None and _GLUED_NOT_APPLICABLE.match(self.plain, self._behind_gap(found.end, end), end):
            raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, self.original[found.end : end])
        if value is None and outside is not None:
            value = NON_CONFORM
        if value == CONFORM and self.exceptions:
            raise AmbiguousLine(Ambiguity.CONTRADICTION, self.original[found.end : end])
        apart = value is not None or self.plain[found.end : found.end + 1] in (" ", ":", "(", "-")
        named = _Named(numbers, value, behind, end, apart=apart)
        named.listed = behind >= end and value is None and self.plain[end : end + 1] in ("、", ",")
        self._named.append(named)
        following = self._gone_on(named, behind, end)
        if found.loose and value is None and behind < end:
            raise AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[found.start : end])
        return following

    def _gone_on(self, named: _Named, start: int, end: int) -> ItemNumber | None:
        """Lets what was named have the text up to the next item, which is returned; None: up to ``end``."""
        silent = named.value is None and start == named.start
        closed = named.value is not None and start == named.start
        named.end = end
        for mention in _MENTION.finditer(self.plain, start, end):
            at = mention.start()
            found = item_number(self.plain, at)
            if found is None or found.quantity:
                continue
            if not self._is_in_range(found):
                self._refuse_outside(found, end)
                continue
            nothing = _GAP.match(self.plain, start, at)
            bare = nothing is not None and nothing.end() == at
            if found.number <= named.numbers[-1] and PLACES.match(self.plain, found.end, end):
                # 2具
                continue
            if self._begins_item(named, found, end, silent=silent and bare, closed=closed and bare):
                if found.last is None or found.number <= named.numbers[-1]:
                    raise AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[start:end])
                named.end = at
                named.listed = silent and bare
                return found
        return None

    def _refuse_outside(self, found: ItemNumber, end: int) -> None:
        """Asks about a number that is no item's where it is meant as one: ``6-9 不符合`` of seven."""
        if found.last is None or self.plain[found.start - 1 : found.start] not in ("", " "):
            return
        begins_inside = 1 <= found.number <= self.count
        if begins_inside or self._value(found.end, end, many=False)[0] is not None:
            raise AmbiguousLine(Ambiguity.OUT_OF_RANGE, str(found.last if begins_inside else found.number))

    def _begins_item(self, named: _Named, found: ItemNumber, end: int, *, silent: bool, closed: bool) -> bool:
        """Whether a number in the words behind an item is the next item; raises where it may be that or not.

        ``silent``: it stands right behind the item's own number; ``closed``: right behind its conformity word.
        """
        before = self.plain[max(named.start, found.start - _LOOKED_BACK) : found.start]
        letter = self.plain[found.end : found.end + 1]
        said = self._value(found.end, end, many=found.last != found.number)[0] is not None
        glued = before[-1:] not in _BEFORE_A_WORD
        unclear = AmbiguousLine(Ambiguity.NUMBERS_UNCLEAR, self.original[named.start : end])
        if not said and letter.isascii() and letter.isalpha():
            # A4, 7S: a name, wherever it stands
            if glued or closed:
                return False
            raise unclear
        if closed:
            return True
        if silent:
            # 1 2 5 符合; but 4 6 封样缺失 may be six seals
            if self.says_a_value(found.start):
                return True
            raise unclear
        if NAMES_A_THING.search(before):
            return False
        if glued and self.plain[found.start] != "第":
            ends_a_problem = ENDS_A_PROBLEM.search(before.rstrip(".:/~-")) is not None
            if not said and not (ends_a_problem and _HAN.match(self.plain, found.end, end)):
                return False
            if said and ends_a_problem:
                return True
            raise unclear
        if before[-1:] not in (" ", ")") or REFERS.search(before) or found.loose:
            raise unclear
        if said and not self._counted_before(named, found, end, before):
            return True
        if STARTS_A_PROBLEM.match(self.plain, found.end, end):
            return True
        if self.plain[found.start] == "第" and self.plain[found.end - 1] == "项" and found.end < end:
            return True
        if said or COUNTS.search(before):
            raise unclear
        if _HAN.match(self.plain, found.end, end) and not PLACES.match(self.plain, found.end, end):
            return True
        raise unclear

    def _counted_before(self, named: _Named, found: ItemNumber, end: int, before: str) -> bool:
        """Whether ``5合格`` may be said of what was counted before it: ``抽检10瓶 5合格``."""
        begin = self._behind_gap(found.end, end)
        if any(self.plain.startswith(word, begin) for word in _IN_SO_MANY_WORDS):
            return False
        return COUNTED.search(self.plain, named.start, found.start) is not None or (
            not before.isascii() and COUNTS.search(before) is not None
        )

    def _behind_gap(self, start: int, end: int) -> int:
        gap = _GAP.match(self.plain, start, end)
        return start if gap is None else gap.end()

    def _value(self, start: int, end: int, *, many: bool) -> tuple[str | None, int]:
        """The conformity word at the start of a span and the index behind it; the longest of up to three words.

        Of several items (``many``) it may be said that they all are so.
        """
        if end - start <= _MOST_WORDS and self.plain[start:end].strip() in ("-", "--", "/"):
            return NOT_APPLICABLE, end
        begin = self._behind_gap(start, end)
        of_all = _OF_THEM_ALL.match(self.plain, begin, end) if many else None
        for at in (begin,) if of_all is None else (begin, of_all.end()):
            longest = min(end, at + _LONGEST_WORDS)
            ends = [match.start() for match in _WORD_END.finditer(self.plain, at, longest) if match.start() > at]
            for stop in reversed(ends[:_MOST_WORDS]):
                word = normalise(self.plain[at:stop])
                if word in CONFORMITY_WORDS and word not in _NOT_SAID_OF_ITEMS:
                    return CONFORMITY_WORDS[word], stop
        return None, start

    def _settled(self) -> Iterator[QuickItem]:
        """The items with what is said of each of them. What one of a list says is said of those before it."""
        found: list[QuickItem] = []
        speaking: tuple[str | None, str, Fixing] | None = None
        for named in reversed(self._named):
            ending = self.ends.at(named.start, named.end)
            note = note_in(self.original[named.start : ending.cut] + ending.closing)
            self._check(named, note, ending)
            if named.value is not None or note:
                value = named.value or NON_CONFORM
                shared = (note if named.apart else "", ending.fixing if named.apart else Fixing())
                speaking = (named.value, *shared)
            elif self.exceptions:
                if speaking is not None and speaking[0] == NOT_APPLICABLE:
                    raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, str(named.numbers[0]))
                value = NON_CONFORM
            elif speaking is None:
                raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, str(named.numbers[0]))
            else:
                value = speaking[0] or NON_CONFORM
            fixing = ending.fixing
            if named.listed and speaking is not None and not note:
                _, note, fixing = speaking
            found += [QuickItem(number, value, note, fixing.owner, fixing.until) for number in reversed(named.numbers)]
        return reversed(found)

    def _check(self, named: _Named, note: str, ending: Ending) -> None:
        """Refuses what a note must not hide: that all is well, or something said of the others."""
        if ending.refusal is not None:
            raise ending.refusal
        words = self.plain[named.start : ending.cut].rstrip(" .、:)")
        well = IS_WELL.fullmatch(words.lstrip(" ,;:、。.(")) is not None
        if note and named.value == CONFORM and not well:
            # 4 符合 封样缺失
            raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, note)
        if named.value is None and (well or SAYS_FINE.search(words)):
            raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, note)
        if REST_MENTIONED.search(words):
            raise AmbiguousLine(Ambiguity.REST_UNCLEAR, note)
