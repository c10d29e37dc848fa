"""Who is to fix what a quick line names, and by when: 除4 封样缺失 王芳 周五前."""

from datetime import date

import pytest

from bot.rules.forms.quick_line import Ambiguity, AmbiguousLine, QuickItem, QuickLine, read_caption, read_quick_line
from bot.rules.plain_words import CONFORM, NON_CONFORM
from bot.rules.text import Language
from bot.rules.work_records.patrol_form import PATROL
from tests.rules.forms.typed import THURSDAY

NAMES = ("王芳", "李强", "李强", "Wang Fang", "陈静")
FRIDAY, FIFTH = date(2026, 11, 27), date(2026, 12, 5)


def read(line: str, language: Language = "zh") -> QuickLine | None:
    """What a line says on a Thursday, of a client with these people."""
    return read_quick_line(PATROL, line, names=NAMES, now=THURSDAY, language=language)


def one(owner: str = "", until: date | None = None, note: str = "封样缺失", number: int = 4) -> QuickItem:
    """A non-conformity."""
    return QuickItem(number, NON_CONFORM, note, owner, until)


@pytest.mark.parametrize(
    ("line", "owner", "until"),
    [
        *(
            (f"4 封样缺失 {ending}", "王芳", FRIDAY)
            for ending in ("王芳 周五前", "周五前 王芳", "王芳周五前", "周五前王芳")
        ),
        *(
            (f"4 封样缺失{ending}", "王芳", FRIDAY)
            for ending in ("，王芳，周五前", " 由王芳负责 周五之前", "；责任人：王芳，明天")
        ),
        ("4 封样缺失 王芳 12月5日", "王芳", FIFTH),
        ("4 封样缺失 王芳 12月5日前整改", "王芳", FIFTH),
        ("4 封样缺失 王芳 12-5前", "王芳", FIFTH),
        ("4 封样缺失 @陈静 2026-12-05", "陈静", FIFTH),
        ("4 封样缺失 wang fang by 5 Dec", "Wang Fang", FIFTH),
        ("4 封样缺失 王芳 by Friday", "王芳", FRIDAY),
        ("4 封样缺失 王芳 before Dec 5th", "王芳", FIFTH),
        ("4 封样缺失 王芳", "王芳", None),
        ("4 封样缺失 周五前", "", FRIDAY),
        ("4 封样缺失 明天", "", FRIDAY),
        ("4 封样缺失 三天内", "", date(2026, 11, 29)),
        ("4 封样缺失 月底", "", date(2026, 11, 30)),
        ("4 封样缺失 请王芳周五前整改", "王芳", FRIDAY),
        ("4 封样缺失 责任人王芳 期限12月5日", "王芳", FIFTH),
        ("4（封样缺失，王芳，周五前）", "王芳", FRIDAY),
        ("除4 封样缺失 王芳 周五前", "王芳", FRIDAY),
    ],
)
def test_a_name_and_a_day_at_the_end(line: str, owner: str, until: date | None) -> None:
    assert read(line) == QuickLine(rest_conform=False, items=(one(owner, until),))
    assert read(f"{line}，其余符合") == QuickLine(rest_conform=True, items=(one(owner, until),))


@pytest.mark.parametrize(
    "note",
    [
        *("缺王芳的签字", "封样缺失王芳", "已告知 王芳", "赵六", "told Wang Fang"),
        *("3月的记录缺", "12月5日的记录缺", "台账缺 12月5日", "周五没有巡检", "5日记录漏填"),
    ],
)
def test_a_name_or_a_day_inside_a_note_stays_in_it(note: str) -> None:
    assert read(f"4 {note}") == QuickLine(rest_conform=False, items=(one(note=note),))


def test_they_are_of_the_item_where_they_stand_and_at_the_very_end_of_all_that_have_none() -> None:
    missing, unsigned = "4 封样缺失", "6 台账未签字"
    of_ledger = {"note": "台账未签字", "number": 6}
    for line, items in {
        f"{missing} 王芳 周五前，{unsigned}": (one("王芳", FRIDAY), one(**of_ledger)),  # type: ignore[arg-type]
        f"{missing} 王芳 12月5日 {unsigned}": (one("王芳", FIFTH), one(**of_ledger)),  # type: ignore[arg-type]
        f"{missing} {unsigned} 王芳 周五前": (one("王芳", FRIDAY), one("王芳", FRIDAY, **of_ledger)),  # type: ignore[arg-type]
        f"{missing} 陈静 {unsigned} 王芳 周五前": (one("陈静", FRIDAY), one("王芳", FRIDAY, **of_ledger)),  # type: ignore[arg-type]
        "4、6 封样缺失 王芳": (one("王芳"), one("王芳", number=6)),
    }.items():
        assert read(line) == QuickLine(rest_conform=False, items=items), line
    assert read(f"{missing} {unsigned} 王芳 周五前，其余符合") == QuickLine(
        rest_conform=True,
        items=(one("王芳", FRIDAY), one("王芳", FRIDAY, **of_ledger)),  # type: ignore[arg-type]
    )
    assert read("3 符合 4 封样缺失 王芳") == QuickLine(rest_conform=False, items=(QuickItem(3, CONFORM), one("王芳")))


@pytest.mark.parametrize(
    ("line", "reason", "part"),
    [
        ("4 封样缺失 李强 周五前", Ambiguity.OWNER_UNCLEAR, "李强"),
        ("4 封样缺失 王芳、陈静 周五前", Ambiguity.OWNER_UNCLEAR, "陈静"),
        ("4 封样缺失 李强，6 台账未签字", Ambiguity.OWNER_UNCLEAR, "李强"),
        ("4 封样缺失 王芳 昨天前", Ambiguity.DAY_PASSED, "昨天前"),
        ("4 封样缺失 王芳 11月1日", Ambiguity.DAY_PASSED, "11月1日"),
        ("4 封样缺失 11月31日前", Ambiguity.DAY_UNCLEAR, "11月31日前"),
        ("1-3符合 王芳，4 封样缺失", Ambiguity.NOT_ATTRIBUTABLE, "王芳"),
        ("全部符合 王芳", Ambiguity.NOT_ATTRIBUTABLE, "王芳"),
    ],
)
def test_what_is_not_clear_of_it_is_asked_back(line: str, reason: Ambiguity, part: str) -> None:
    with pytest.raises(AmbiguousLine) as refused:
        read(line)
    assert (refused.value.reason, refused.value.part) == (reason, part)


def test_a_day_with_two_meanings_in_english_is_asked_back() -> None:
    with pytest.raises(AmbiguousLine) as refused:
        read("4 seal missing by 3/4", "en")
    assert refused.value.reason is Ambiguity.DAY_UNCLEAR


def test_where_nobody_is_asked_for_all_of_it_stays_in_the_note() -> None:
    items = (one(note="封样缺失 王芳 周五前"),)
    assert read_quick_line(PATROL, "4 封样缺失 王芳 周五前") == QuickLine(rest_conform=False, items=items)


def test_a_caption_says_it_as_well_and_what_is_not_clear_of_it_stays_in_its_note() -> None:
    captions = {
        "4 封样缺失 王芳 周五前": one("王芳", FRIDAY),
        "4 封样缺失 李强 周五前": one(note="封样缺失 李强 周五前"),
    }
    for caption, item in captions.items():
        found = read_caption(caption, 7, names=NAMES, now=THURSDAY)
        assert found is not None
        assert found.items == (item,)
