"""Item numbers in running text: ``4``, ``第4项``, ``#4``, ``1-3``, told apart from quantities such as ``2件``."""

import re
from dataclasses import dataclass

from bot.rules.folding import folded
from bot.rules.forms.numerals import chinese_integer

_MEASURES = (
    "个(?!人防|体|别)|号(?!码)|件(?!号)|次(?!品)|份(?!额)|台(?!账|面|帐)|项(?!目)|条(?!码|款|件|例)|张(?!贴)|名(?!称|录|牌)|人(?!员|工|为)|"
    "批(?!号|次号|准)|瓶(?!盖)|箱(?!体|内|外)|支(?!架)|天(?!花|平|车|窗)|年(?!度|检|审)|月(?!报|度)|周(?![报转排检围一二三四五六日末])|"
    "日(?!报|志|管|期|常)|处(?!理|置)|只(?!有)|把(?!手)|套(?!管)|块|片|袋(?!装)|桶(?!装)|页(?!码|面)|家(?!具)|种|层|级|"
    "分(?!类|区|包|析|层)|秒|小时|度|米|厘米|毫米|克|千克|公斤|吨(?!位)|公里|升|毫升|元|%|°|℃|‰|"
    "本(?!次|月|周|年|日|班|厂|公司|车间|批|身|项|质)|组(?!织|长|装|件|成)|根(?!据|部)|颗|盒(?!盖|内|体)|卷(?!宗|帘)|"
    "辆|盏|捆|枚|罐(?!体|内|口)|扇(?!叶)|具(?!体|有)"
)
_UNITS = (
    "pcs?|pieces?|kg|g|mg|t|mm|cm|m|km|l|ml|h|hours?|min|minutes?|s|days?|weeks?|months?|years?|times|items?|of|out of|"
    "mpa|kpa|pa|bar|kw|kv|v|hz|db|ppm|rpm"
)
_QUANTITY = re.compile(rf" ?(?:{_MEASURES}|(?:{_UNITS})(?![a-z]))")
_BARE = r"(?<!\d)(?<!\d\.)(?P<number>\d{1,3})(?!\d|[.:/]\d|(?:st|nd|rd|th)(?![a-z]))"
_BEHIND = r"(?=$|[ ,;:、。)\n(\-~〜至到]|外|以外|之外|除外|不|均|都|符合|和|与|及)"
_NUMBER = re.compile(
    rf"第 ?(?P<said>\d{{1,3}}|[一二三四五六七八九十]{{1,3}}) ?(?P<sure>项(?!目)|[条号点]?{_BEHIND})?|"
    r"(?:#|nos?\.? ?|items? ?)(?P<marked>\d{1,3})(?!\d|[.:/]\d)|"
    rf"{_BARE}(?P<hao>号(?=$|[ ,;:、。)\-~〜至到]|外|以外|之外))?"
)
_RANGE = re.compile(
    r"(?P<mark> ?(?:--?|~|〜|至|到) ?| (?:to|through|thru) )(?=(?:第 ?|#|no\.? ?)?\d|第 ?[一二三四五六七八九十])"
)
_LAST = re.compile(
    r"(?:第 ?(?P<said>\d{1,3}|[一二三四五六七八九十]{1,3})|(?:#|no\.? ?)?(?P<number>\d{1,3}))"
    r"(?!\d|[.:/~-]\d)(?P<sure>项(?!目)|号(?=$|[ ,;:、。)不均都符外])|(?= ?(?:$|[,;:、。)\n(])))?"
)
_EDGES = " ,;:、。.，；：．"
_DASH_AHEAD = re.compile(r"^[ \n]*[-—–－]+ +")
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】"}


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """A number found at a place where an item may stand, or a range of them: ``start`` and ``end`` bound it.

    ``last`` ends the range; it is the ``number`` of a single one, and None where it is not clear what ends it.
    ``quantity`` says that it may well count or name something else (4件, 第三方); ``loose`` that a range has
    spaces in it, and may be a number with a dash behind it.
    """

    number: int
    last: int | None
    start: int
    end: int
    quantity: bool
    loose: bool = False


def aligned(text: str) -> str:
    """The text half-width and in lower case, character by character, so that every index stays the same."""
    return "".join(_plain(character) for character in text)


def item_number(plain: str, start: int) -> ItemNumber | None:
    """The number standing at ``start`` of an aligned text; None when there is none."""
    match = _NUMBER.match(plain, start)
    if match is None:
        return None
    number = _whole(match["said"] or match["marked"] or match["number"])
    if number is None:
        return None
    end = match.end()
    if match["number"] is None:
        quantity = match["said"] is not None and match["sure"] is None
    else:
        quantity = match["hao"] is None and _QUANTITY.match(plain, end) is not None
    ranged = _RANGE.match(plain, end)
    if ranged is None:
        return ItemNumber(number, number, start, end, quantity)
    ends = _LAST.match(plain, ranged.end())
    last = _whole(ends["said"] or ends["number"]) if ends is not None else None
    if ends is None or last is None or last <= number:
        return ItemNumber(number, None, start, end, quantity)
    counted = ends["sure"] is None and _QUANTITY.match(plain, ends.end()) is not None
    mark = ranged["mark"]
    return ItemNumber(number, last, start, ends.end(), counted, loose=mark[0] == mark[-1] == " " and "t" not in mark)


def _whole(said: str) -> int | None:
    return int(said) if said.isdecimal() else chinese_integer(said)


def note_in(original: str) -> str:
    """What is left of an item's text as its note: no separators around it, no brackets about the whole of it."""
    note = _DASH_AHEAD.sub("", original.strip().strip(_EDGES)).strip()
    closing = _BRACKETS.get(note[:1])
    if closing is not None and note.endswith(closing) and note.count(note[0]) == 1:
        note = note[1:-1].strip().strip(_EDGES)
    return note


def _plain(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " "
    if character in "‐‑‒–—―−":
        return "-"
    plain = folded(character).casefold()
    return plain if len(plain) == 1 else character
