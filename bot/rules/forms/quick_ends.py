"""Who is to fix what a quick line names, and by when, at the end of an item's words: ``4 封样缺失 王芳 周五前``.

A name counts only as the last word, alone, before or after the day; a name or a day inside the words belongs to them
(``3月的记录缺``). A day counts where it says "by" (``周五前``), can only lie ahead (``明天``), or stands beside a name.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.rules.forms.ambiguous import Ambiguity, AmbiguousLine
from bot.rules.forms.days import days_meant
from bot.rules.forms.item_numbers import aligned
from bot.rules.plain_words import normalise
from bot.rules.text import Language

_EN_DAYS = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_EN_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_COUNT = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_AHEAD = (
    rf"(?:{_COUNT}(?:天|日|个?周|个?星期|个?礼拜|个月)(?:之?内|以内|之?后|以后)|明天|明日|大?后天|后日|"
    r"下下?个?(?:周|星期|礼拜)[一二三四五六日天]|[本这下]?个?月[底末]|[今本明]?年[底末]|"
    r"tomorrow|tmr|in [0-9]{1,3} (?:days?|weeks?))"
)
"""What can only lie ahead, so that it needs no "by"."""
_SAID = (
    (
        r"(?:(?:(?:[0-9]{4}|[0-9]{2})年|[今明去]年)?[0-9]{1,2}月[0-9]{1,2}[日号]?|[0-9]{4}([-/.])[0-9]{1,2}\g<mark>[0-9]{1,2}|"
        r"(?:上上?|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]|[上本这下]个?月[0-9]{1,2}[日号]|今天|今日|当天|昨天|昨日|大?前天|"
        rf"today|yesterday|(?:(?:on|this|next|coming|last) )?(?:{_EN_DAYS})|"
        rf"[0-9]{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?(?:{_EN_MONTHS})(?: [0-9]{{4}})?|"
        rf"(?:{_EN_MONTHS})\.?[ -]?[0-9]{{1,2}}(?:st|nd|rd|th)?(?: [0-9]{{4}})?)"
    )
    .replace(r"([-/.])", r"(?P<mark>[-/.])")
    .replace(r"\g<mark>", "(?P=mark)")
)
_NUMBERS = r"(?:[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[日号])"
"""Days that are nothing but numbers are days only with a "by": ``1-3`` are three items."""
_BY = r"(?:(?:by|before|until|till|due(?: by)?) |不晚于|截止到?|截至|限期|期限|限)"
_UP_TO = "(?:之前|以前|为止|前|止)"
_DONE = "(?:整改(?:完成|到位|好)?|完成|改好|解决)"
_DAY = re.compile(
    rf"(?P<by>{_BY}:? ?)?(?:(?P<ahead>{_AHEAD})|(?P<said>{_SAID})|(?P<numbers>{_NUMBERS}))"
    rf"(?P<upto>{_UP_TO})?{_DONE}?(?=[ ,;:、。.!)\n]|$)"
)
_LONGEST_DAY = 40
_BETWEEN = " ,;:、。.\n"
_AT_START = frozenset(" ,;:、。.(\n")
_OWNS = re.compile(r"(?:来?负责(?:整改)?|整改|处理)$")
_OWNER = re.compile(r"(?:(?:责任人|负责人|整改人|owner)[: ]?|由|请|让|@)$")
_ONLY_TOLD = re.compile(
    r"(?:[告通][知诉]|联系|汇报|报告|反馈给?|询问|请示|陪同|问|找|见|和|与|跟|同|及|"
    r"(?<![a-z])(?:and|with|told|informed|asked|called|for|of|from|to|see|by)) $"
)
"""Whoever was told of it is not therefore the one who fixes it."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """Who is to fix something, by name, and by which day; empty and None where it is not said."""

    owner: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """An item's words without who is to fix it and by when: they end before ``cut``.

    ``refusal``: what was said of that has to be asked back. ``closing``: the bracket that was cut off with it.
    """

    cut: int
    fixing: Fixing = Fixing()
    refusal: AmbiguousLine | None = None
    closing: str = ""


class Ends:
    """Finds the ends of a line's items.

    ``names``: the names of the people who may be asked to fix something, one for each of them. ``today`` None: no days
    are looked for.
    """

    def __init__(self, original: str, names: Iterable[str], today: date | None, language: Language) -> None:
        self.original = original
        self._plain = aligned(original)
        self._today = today
        self._language = language
        counted = Counter(name.strip() for name in names)
        self._names = {aligned(name): name for name in counted if name}
        folded: Counter[str] = Counter()
        for name, times in counted.items():
            folded[aligned(name)] += times
        self._several = frozenset(name for name, times in folded.items() if times > 1)
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def hidden(self, plain: str) -> str:
        """The aligned line with its days blotted out, so that their numbers are taken for no item's."""
        if self._today is None:
            return plain
        pieces, at = [], 0
        for found in _DAY.finditer(plain):
            begins = found.start() == 0 or plain[found.start() - 1] in _AT_START or self._is_behind_name(found.start())
            if begins and _is_day(found):
                pieces += [plain[at : found.start()], "日" * (found.end() - found.start())]
                at = found.end()
        return "".join((*pieces, plain[at:]))

    def at(self, start: int, end: int) -> Ending:
        """Who and when at the end of the words between two indexes."""
        close = self._stripped(start, end) - 1
        bracket = self._plain.find("(", start, close) if self._plain.startswith(")", close) else -1
        if bracket >= 0 and not self._plain[start:bracket].strip(_BETWEEN):
            # 4（封样缺失 王芳 周五前）
            inside = self._at(bracket + 1, close)
            whole = inside.cut == close or self._plain.find("(", bracket + 1, close) >= 0
            return Ending(end) if whole else replace(inside, closing=self.original[close])
        return self._at(start, end)

    def _at(self, start: int, end: int) -> Ending:
        first = self._stripped(start, end)
        day = self._day(start, first)
        behind = first if day is None else self._stripped(start, day.start())
        name = self._name(start, behind)
        if name is not None and day is None:
            day = self._day(start, self._stripped(start, name[0]))
            begins = name[0] if day is None else day.start()
        elif name is not None:
            begins = name[0]
        else:
            begins = first if day is None else day.start()
        if day is not None and name is None and not _looks_ahead(day):
            # the day of a record that is missing, perhaps
            return Ending(end)
        if day is None and name is None:
            return Ending(end)
        until, refusal = self._until(day) if day is not None else (None, None)
        if until is None and refusal is None and name is None:
            return Ending(end)
        owner = "" if name is None else self._names[name[1]]
        if name is not None and (name[1] in self._several or self._name(start, self._stripped(start, begins))):
            refusal = refusal or AmbiguousLine(Ambiguity.OWNER_UNCLEAR, owner)
        return Ending(self._stripped(start, begins), Fixing(owner, until), refusal)

    def _stripped(self, start: int, end: int) -> int:
        while end > start and self._plain[end - 1] in _BETWEEN:
            end -= 1
        return end

    def _day(self, start: int, end: int) -> re.Match[str] | None:
        """The day that ends here."""
        if self._today is None:
            return None
        for found in _DAY.finditer(self._plain, max(start, end - _LONGEST_DAY), end):
            begins = found.start()
            apart = begins == start or self._plain[begins - 1] in _AT_START or self._is_behind_name(begins)
            if found.end() == end and apart and _is_day(found):
                return found
        return None

    def _until(self, day: re.Match[str]) -> tuple[date | None, AmbiguousLine | None]:
        said = day["ahead"] or day["said"] or day["numbers"]
        today = self._today
        if today is None:
            return None, None
        counted = re.sub("(?:之|以)?内$", "后", normalise(said))
        part = self.original[day.start() : day.end()]
        meant = days_meant(counted, today, self._language)
        if len(meant) != 1:
            return None, AmbiguousLine(Ambiguity.DAY_UNCLEAR, part)
        if meant[0] < today:
            return None, AmbiguousLine(Ambiguity.DAY_PASSED, part)
        return meant[0], None

    def _is_behind_name(self, end: int) -> bool:
        return self._name(max(0, end - _LONGEST_DAY), end) is not None

    def _name(self, start: int, end: int) -> tuple[int, str] | None:
        """Where the name begins that ends here as a word of its own, with what is said of it, and the name."""
        end = self._stripped(start, end)
        owns = _OWNS.search(self._plain, max(start, end - _LONGEST_DAY), end)
        for stop in (end,) if owns is None else (end, self._stripped(start, owns.start())):
            for length in self._lengths:
                begins = stop - length
                if begins < start or self._plain[begins:stop] not in self._names:
                    continue
                led = _OWNER.search(self._plain, max(start, begins - _LONGEST_DAY), begins)
                at = begins if led is None else led.start()
                if at > start and self._plain[at - 1] not in _AT_START and not self._ends_a_day(start, at):
                    continue
                if led is None and _ONLY_TOLD.search(self._plain, max(start, at - _LONGEST_DAY), at):
                    return None
                return at, self._plain[begins:stop]
        return None

    def _ends_a_day(self, start: int, end: int) -> bool:
        return self._today is not None and any(
            # the day's own end is where the name begins
            (found := _DAY.match(self._plain, begins, end)) is not None and found.end() == end
            for begins in range(max(start, end - _LONGEST_DAY), end)
        )


def _is_day(found: re.Match[str]) -> bool:
    return found["numbers"] is None or _looks_ahead(found)


def _looks_ahead(found: re.Match[str]) -> bool:
    return bool(found["by"] or found["upto"] or found["ahead"])
