"""Whatever a quick line is made of is read back from it, and nothing that it does not say is recorded."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import Form, Kind, Question
from bot.rules.forms.item_numbers import aligned
from bot.rules.forms.quick_line import AmbiguousLine, QuickItem, QuickLine, read_caption, read_quick_line
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import Text
from tests.rules.forms.typed import THURSDAY

COUNT = 200
ASKED = Text("问", "Ask")
LONG = Form("long", 1, ASKED, tuple(Question(f"item{n}", Kind.CONFORMITY, ASKED) for n in range(1, COUNT + 1)))
NAMES = ("王芳", "李强", "Wang Fang", "陈静")
NOTES = re.split(
    "[|]",
    "封样缺失|台账未签字|台账缺签字|合格证过期|3月的记录缺|12月5日的记录缺|少3个封样|第2台设备漏油|温度25℃超标|A4纸受潮|"
    "B3柜未锁|缺王芳的签字|不符合要求的产品混放|标签脱落（2件）|第三方报告过期|检验员证书过期|未按7S要求定置|灯不亮",
)
ENGLISH_NOTES = ("seal missing", "no signature", "label torn", "seal missing on line 3", "certificate expired")
DAYS = {
    "周五前": date(2026, 11, 27),
    "12月5日前": date(2026, 12, 5),
    "by Friday": date(2026, 11, 27),
    "明天": date(2026, 11, 27),
    "12-5前": date(2026, 12, 5),
    "by 5 Dec": date(2026, 12, 5),
    "": None,
}
WORDS = {
    CONFORM: ("符合", "合格", "正常", " 符合", " ok", " pass"),
    NON_CONFORM: ("不符合", "不合格", " 不符合", " fail"),
    NOT_APPLICABLE: ("不适用", " 不适用", " n/a"),
}
FULL_WIDTH = str.maketrans("0123456789-~,;:", "０１２３４５６７８９－～，；：")
RANGES = ("-", "~", "到", "至", "—", " to ")
REST = {"zh": ("其余符合", "其他都正常", "剩下的均符合"), "en": ("rest ok", "the others are fine")}


@dataclass(frozen=True)
class Said:
    """A part of a line, with what it says of its items."""

    text: str
    items: tuple[QuickItem, ...]
    has_note: bool
    english: bool


def _numbers(draw: st.DrawFn, first: int) -> tuple[str, list[int]]:
    """A number, a range or a list of them, from ``first`` onwards, as typed."""
    shape = draw(st.sampled_from(("one", "one", "range", "list")))
    if shape == "one":
        return draw(st.sampled_from((f"{first}", f"#{first}", f"第{first}项"))), [first]
    if shape == "range":
        last = first + draw(st.integers(1, 4))
        return f"{first}{draw(st.sampled_from(RANGES))}{last}", list(range(first, last + 1))
    numbers = sorted(first + step for step in {0, *draw(st.sets(st.integers(1, 5), min_size=1, max_size=3))})
    return draw(st.sampled_from(("、", ",", "和"))).join(map(str, numbers)), numbers


@st.composite
def parts(draw: st.DrawFn) -> list[Said]:
    """The parts of a line in ascending order."""
    found, first = [], 1
    for _ in range(draw(st.integers(1, 6))):
        first += draw(st.integers(0, 20))
        typed, numbers = _numbers(draw, first)
        value = draw(st.sampled_from((CONFORM, NON_CONFORM, NON_CONFORM, NOT_APPLICABLE)))
        note, owner, day = "", "", ""
        if value == NON_CONFORM:
            note = draw(st.sampled_from((*NOTES, *ENGLISH_NOTES, "")))
            owner = draw(st.sampled_from(("", "", *NAMES)))
            day = draw(st.sampled_from(("", *DAYS)))
        word = draw(st.sampled_from(WORDS[value])) if value != NON_CONFORM or not note or draw(st.booleans()) else ""
        ends = [owner, day] if draw(st.booleans()) else [day, owner]
        text = " ".join(piece for piece in (f"{typed}{word}", note, *ends) if piece)
        items = tuple(QuickItem(number, value, note, owner, DAYS[day]) for number in numbers)
        found.append(Said(text, items, bool(note or owner or day), (note or owner or day or "").isascii()))
        first = numbers[-1] + 1
    return found


def _between(draw: st.DrawFn, before: Said, after: Said) -> str:
    """What separates two parts; a space alone where what follows has one reading behind a space."""
    separators = ["，", "；", ";", "\n", ", "]
    words = tuple(word for several in WORDS.values() for word in several)
    if not before.has_note or (not before.english and after.text.startswith("第")):
        separators.append(" ")
    elif not before.english and re.match(rf"#?\d+(?:{'|'.join(map(re.escape, words))})(?: |$)", after.text):
        separators.append(" " if after.items[0].value == NOT_APPLICABLE else "，")
    return draw(st.sampled_from(separators))


def _with_ends_of_line(items: tuple[QuickItem, ...], last: QuickItem) -> tuple[QuickItem, ...]:
    """What the line's last words say of fixing is said of all that do not conform and of which nothing nearer is."""
    if last.value != NON_CONFORM:
        return items
    return tuple(
        replace(item, owner=item.owner or last.owner, until=item.until or last.until)
        if item.value == NON_CONFORM
        else item
        for item in items
    )


@given(st.data(), parts(), st.booleans(), st.sampled_from(("", "zh", "en")))
def test_a_line_of_any_items_reads_back_as_itself(data: st.DataObject, said: list[Said], wide: bool, rest: str) -> None:
    draw: Callable[..., str] = data.draw
    line = said[0].text
    for before, after in pairwise(said):
        line += _between(data.draw, before, after) + after.text  # type: ignore[arg-type]
    if rest:
        line += draw(st.sampled_from(("，", "; ", "\n"))) + draw(st.sampled_from(REST[rest]))
    items = _with_ends_of_line(tuple(item for part in said for item in part.items), said[-1].items[-1])
    if wide:
        # a note is kept as typed
        line = line.translate(FULL_WIDTH)
        items = tuple(replace(item, note=item.note.translate(FULL_WIDTH)) for item in items)
    read = read_quick_line(LONG, line, names=NAMES, now=THURSDAY)
    assert read == QuickLine(rest_conform=bool(rest), items=items), line


ALPHABET = "全部符合除外其余均不适用有问题、，； 0123456789件项第和至到封样王芳周五前月日allokexceptrestfail.-~()/#\n"
WORDS_AND_MARKS = re.split(
    "[|]",
    "4|6| 12|1-3|第5项|#7|符合|不符合| ok|不适用|封样缺失|其余|都|全部|除|外|王芳|周五前|12月5日|昨天前|by |Friday|"
    "件|，| |；|\n|(|)|和|到|抽检|见|rest|all|except|seal missing|no |3个|.|、|：|²|④|１|\u200b|\x00|İ",
)
PIECES = st.lists(st.sampled_from(WORDS_AND_MARKS), max_size=14).map("".join)
FINE = re.compile(
    "符合|合格|正常|通过|没问题|没有问题|无问题|无异常|没异常|没毛病|良好|好|可以|行|√|✓|✔|✅|☑|👍|"
    "ok|pass|conform|fine|good|compliant|no problem|no issue"
)


@given(st.text(ALPHABET, max_size=40) | PIECES | st.text(max_size=40))
def test_nothing_but_a_question_is_raised_and_nothing_conforms_that_is_not_said_to(text: str) -> None:
    for names, now in (((), None), (NAMES, THURSDAY)):
        with suppress(AmbiguousLine):
            read = read_quick_line(LONG, text, names=names, now=now)
            if read is not None:
                numbers = [item.number for item in read.items]
                assert len(numbers) == len(set(numbers))
                assert all(1 <= number <= COUNT for number in numbers)
                conforms = read.rest_conform or any(item.value == CONFORM for item in read.items)
                assert not conforms or FINE.search(aligned(text))
        caption = read_caption(text, COUNT, names=names, now=now)
        assert caption is None or all(item.value == NON_CONFORM for item in caption.items)


@given(
    st.sampled_from((*NOTES, *ENGLISH_NOTES)),
    st.text(ALPHABET, max_size=12) | PIECES,
    st.text(ALPHABET, max_size=12) | PIECES,
)
def test_whatever_stands_around_a_note_its_item_never_conforms_by_it(note: str, before: str, behind: str) -> None:
    """Unless the item's own number stands there once more, with a word that says so."""
    with suppress(AmbiguousLine):
        read = read_quick_line(LONG, f"{before}，173 {note}{behind}", names=NAMES, now=THURSDAY)
        if read is not None:
            assert NON_CONFORM in {item.value for item in read.items if item.number == 173} or read.items == ()


LONGEST = 4096
UNITS = re.split("[|]", "1 |1、|1和|1-2 |4 缺 |1符合|王芳 |周五前 |12月5日 | 5|5月|除4|(4|其余|to 5 |no 5 |4、、|(")
BEGINS = ("", "4 封样缺失 ", "除", "全部符合，除4 ", "1-3符合 ")


@pytest.mark.parametrize("begins", BEGINS)
def test_the_time_for_a_long_line_grows_with_its_length(begins: str) -> None:
    counted = ("".join(f"{n} " for n in range(1, COUNT + 1)), "".join(f"{n} 封样缺失 " for n in range(1, COUNT + 1)))
    brackets = f"4 {'(' * 2000}封样{')' * 2000}"
    for line in (*(unit * LONGEST for unit in UNITS), *counted, counted[0] + "符合", brackets):
        started = process_time()
        with suppress(AmbiguousLine):
            read_quick_line(LONG, (begins + line)[:LONGEST], names=NAMES * 50, now=THURSDAY)
        assert process_time() - started < 1, line[:20]
