import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import Form, Kind, Question
from bot.rules.forms.item_numbers import aligned
from bot.rules.forms.items import numbered
from bot.rules.forms.quick_line import (
    Ambiguity,
    AmbiguousLine,
    Caption,
    QuickItem,
    QuickLine,
    read_caption,
    read_quick_line,
)
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import Text
from bot.rules.work_records.patrol_form import PATROL

SEAL = QuickItem(4, NON_CONFORM, "封样缺失")
LEDGER = QuickItem(6, NON_CONFORM, "台账未签字")
SEAL_EN = QuickItem(4, NON_CONFORM, "seal missing")
SIGNATURE_EN = QuickItem(6, NON_CONFORM, "no signature")


def failed(*numbers: int) -> tuple[QuickItem, ...]:
    return tuple(QuickItem(number, NON_CONFORM) for number in numbers)


def not_applicable(*numbers: int) -> tuple[QuickItem, ...]:
    return tuple(QuickItem(number, NOT_APPLICABLE) for number in numbers)


def test_the_numbers_mean_the_conformity_questions_at_top_level() -> None:
    assert [step.key for step in numbered(PATROL)] == [f"topic{number}" for number in range(1, 8)]


@pytest.mark.parametrize(
    "line",
    [
        "全部符合",
        "都符合",
        "均符合。",
        "全部合格！",
        "全都没问题",
        "都行",
        "都挺好",
        "其他都可以",
        "其余均符合",
        "all ok",
        "All OK.",
        "everything is fine",
        "ＡＬＬ　ＯＫ",
    ],
)
def test_one_phrase_makes_all_conform(line: str) -> None:
    assert read_quick_line(PATROL, line) == QuickLine(rest_conform=True)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("全部符合，除4 封样缺失", (SEAL,)),
        ("全部符合，除4封样缺失", (SEAL,)),
        ("全部符合 除４：封样缺失。", (SEAL,)),
        ("全部符合（除4封样缺失）", (SEAL,)),
        ("全部符合，除了第4项封样缺失", (SEAL,)),
        ("全部符合，4不符合 封样缺失", (SEAL,)),
        ("全部符合，只有4封样缺失", (SEAL,)),
        ("除4封样缺失外均符合", (SEAL,)),
        ("除4封样缺失外，全部符合", (SEAL,)),
        ("除4（封样缺失）以外，其余均符合", (SEAL,)),
        ("4 不符合 封样缺失，其余符合", (SEAL,)),
        ("4封样缺失，其余均符合", (SEAL,)),
        ("第四项封样缺失，其他都正常", (SEAL,)),
        ("第4不符合：封样缺失，其余符合", (SEAL,)),
        ("其余均符合，4 不符合 封样缺失", (SEAL,)),
        ("4 × 封样缺失；剩下的都符合", (SEAL,)),
        ("全部符合，除4封样缺失、6台账未签字", (SEAL, LEDGER)),
        ("全部符合，除４ 封样缺失；６ 台账未签字。", (SEAL, LEDGER)),
        ("全部符合，除4、封样缺失、6、台账未签字", (SEAL, LEDGER)),
        ("全部符合\n除4 封样缺失\n6 台账未签字", (SEAL, LEDGER)),
        ("除4封样缺失、6台账未签字外均符合", (SEAL, LEDGER)),
        ("4封样缺失，6台账未签字，其余符合", (SEAL, LEDGER)),
        ("除 4 外均符合", failed(4)),
        ("除4均符合", failed(4)),
        ("除4、6外都符合", failed(4, 6)),
        ("除4和6外，其余均符合", failed(4, 6)),
        ("全部符合，除第4项、第6项外", failed(4, 6)),
        ("全部符合，4除外", failed(4)),
        ("④ 不符合，其余符合", failed(4)),
        ("全部符合，除4、4", failed(4)),
        ("3 不适用，其余均符合", not_applicable(3)),
        ("3、5 不适用，其余均符合", not_applicable(3, 5)),
        ("3和5不适用，4封样缺失，其余符合", (*not_applicable(3, 5), SEAL)),
        ("全部符合，除3不适用、4封样缺失", (*not_applicable(3), SEAL)),
        ("4 不符合，其余符合，6 不适用", (*failed(4), *not_applicable(6))),
        ("4、6未签字，其余符合", (*failed(4), QuickItem(6, NON_CONFORM, "未签字"))),
        ("all ok except 4 seal missing", (SEAL_EN,)),
        ("All OK, except for #4 seal missing", (SEAL_EN,)),
        ("all ok but 4 seal missing", (SEAL_EN,)),
        ("except 4 (seal missing), all ok", (SEAL_EN,)),
        ("4 fail - seal missing, rest ok", (SEAL_EN,)),
        ("all ok except 4 seal missing; 6 no signature", (SEAL_EN, SIGNATURE_EN)),
        ("all ok except 4 (seal missing) and 6 (no signature)", (SEAL_EN, SIGNATURE_EN)),
        ("except 4 (seal missing), 6 (no signature), the rest is fine", (SEAL_EN, SIGNATURE_EN)),
        ("all ok. 4 seal missing. 6 no signature.", (SEAL_EN, SIGNATURE_EN)),
        ("all ok except 4 and 6", failed(4, 6)),
        ("rest ok, 4 fail", failed(4)),
        ("3 n.a., rest ok", not_applicable(3)),
        ("3 -, others conform", not_applicable(3)),
    ],
)
def test_the_rest_conforms_but_for_the_items_named(line: str, items: tuple[QuickItem, ...]) -> None:
    assert read_quick_line(PATROL, line) == QuickLine(rest_conform=True, items=items)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("除4 2件封样缺失", "2件封样缺失"),
        ("除4 封样缺失，已通知班长", "封样缺失，已通知班长"),
        ("除4 封样缺失，12件已坏", "封样缺失，12件已坏"),
        ("除4 A4纸受潮、温度25℃", "A4纸受潮、温度25℃"),
        ("除4（封样缺失，2件）", "封样缺失，2件"),
        ("除4 Ｂ３柜未锁", "Ｂ３柜未锁"),
        ("except 4 seal missing on line 3", "seal missing on line 3"),
        ("除4 2026年计划未批", "2026年计划未批"),
        ("除4 第三方报告过期", "第三方报告过期"),
        ("除4 封样缺失，见第二季度记录", "封样缺失，见第二季度记录"),
    ],
)
def test_numbers_inside_a_note_stay_in_it_as_typed(line: str, note: str) -> None:
    assert read_quick_line(PATROL, line) == QuickLine(rest_conform=False, items=(QuickItem(4, NON_CONFORM, note),))


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("4 不符合", failed(4)),
        ("4 不符合 封样缺失", (SEAL,)),
        ("4、6 不符合", failed(4, 6)),
        ("1 符合，3 不适用", (QuickItem(1, CONFORM), *not_applicable(3))),
        ("除4 封样缺失", (SEAL,)),
        ("4 fail seal missing", (SEAL_EN,)),
    ],
)
def test_a_line_that_is_silent_about_the_rest_leaves_it_open(line: str, items: tuple[QuickItem, ...]) -> None:
    assert read_quick_line(PATROL, line) == QuickLine(rest_conform=False, items=items)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("全部符合，除9 封样缺失", Ambiguity.OUT_OF_RANGE),
        ("全部符合，除0", Ambiguity.OUT_OF_RANGE),
        ("8 不符合，其余符合", Ambiguity.OUT_OF_RANGE),
        ("全部符合，除4 封样缺失，4 台账缺页", Ambiguity.REPEATED),
        ("全部符合，除封样", Ambiguity.NOT_ATTRIBUTABLE),
        ("除封样外均符合", Ambiguity.NOT_ATTRIBUTABLE),
        ("全部符合，就是灯有点暗", Ambiguity.NOT_ATTRIBUTABLE),
        ("4 不符合，其余符合，灯有点暗", Ambiguity.NOT_ATTRIBUTABLE),
        ("全部符合，除", Ambiguity.NOT_ATTRIBUTABLE),
        ("除4 6", Ambiguity.NUMBERS_UNCLEAR),
        ("除4 6 封样缺失", Ambiguity.NUMBERS_UNCLEAR),
        ("全部符合，除4封样缺失和6台账未签字", Ambiguity.NUMBERS_UNCLEAR),
        ("全部符合，除4封样缺失第6项未签字", Ambiguity.NUMBERS_UNCLEAR),
        ("除2件封样缺失外均符合", Ambiguity.ITEM_OR_QUANTITY),
        ("除4项外均符合", Ambiguity.ITEM_OR_QUANTITY),
        ("除4号门未关，其余符合", Ambiguity.ITEM_OR_QUANTITY),
        ("全部符合，除4封样缺失、第三方报告过期", Ambiguity.ITEM_OR_QUANTITY),
        ("第三方报告过期，其余符合", Ambiguity.ITEM_OR_QUANTITY),
        ("全部符合，除4封样缺失、2件已坏", Ambiguity.ITEM_OR_QUANTITY),
        ("all ok except 4 pcs missing", Ambiguity.ITEM_OR_QUANTITY),
        ("全部符合，除3、5不适用", Ambiguity.VALUE_UNCLEAR),
        ("4 不符合，6，其余符合", Ambiguity.VALUE_UNCLEAR),
        ("3不适用本车间，其余符合", Ambiguity.VALUE_UNCLEAR),
        ("全部符合，除4符合", Ambiguity.CONTRADICTION),
        ("4 不符合，全部符合", Ambiguity.CONTRADICTION),
        ("4 不符合，其余不适用", Ambiguity.REST_UNCLEAR),
        ("除4封样缺失均符合", Ambiguity.REST_UNCLEAR),
        ("6-4 不符合", Ambiguity.NUMBERS_UNCLEAR),
        ("1-9 符合", Ambiguity.OUT_OF_RANGE),
        ("4 封样缺失 6-9 不符合", Ambiguity.OUT_OF_RANGE),
        ("4 - 5 seals missing", Ambiguity.NUMBERS_UNCLEAR),
        ("5 4 符合", Ambiguity.NUMBERS_UNCLEAR),
        ("4 封样缺失 3 符合", Ambiguity.NUMBERS_UNCLEAR),
        ("4 封样缺失6台账未签字", Ambiguity.NUMBERS_UNCLEAR),
        ("全部符合，除4 封样缺失.6台账未签字", Ambiguity.NUMBERS_UNCLEAR),
        ("全部符合，除4 封样缺失-6台账未签字", Ambiguity.NUMBERS_UNCLEAR),
        ("4样品5不合格", Ambiguity.NUMBERS_UNCLEAR),
        ("4 抽检10瓶 5合格", Ambiguity.NUMBERS_UNCLEAR),
        ("4 seals checked 5 ok", Ambiguity.NUMBERS_UNCLEAR),
        ("4 checked 5 machines", Ambiguity.NUMBERS_UNCLEAR),
        ("4 seals 6 missing", Ambiguity.NUMBERS_UNCLEAR),
        ("3楼封样缺失", Ambiguity.ITEM_OR_QUANTITY),
        ("4 5车间漏水", Ambiguity.NUMBERS_UNCLEAR),
        ("4 封样缺 6 台账", Ambiguity.NUMBERS_UNCLEAR),
        ("4 见 6 台账", Ambiguity.NUMBERS_UNCLEAR),
        ("4 符合 封样缺失", Ambiguity.VALUE_UNCLEAR),
        ("4 封样 符合", Ambiguity.VALUE_UNCLEAR),
        ("4封样缺失都符合", Ambiguity.VALUE_UNCLEAR),
        ("5 符合7S要求", Ambiguity.VALUE_UNCLEAR),
        ("4 封样缺失 其余没看", Ambiguity.REST_UNCLEAR),
        ("1-3以外都符合", Ambiguity.VALUE_UNCLEAR),
    ],
)
def test_a_line_with_two_readings_is_asked_back_with_the_reason(line: str, reason: Ambiguity) -> None:
    with pytest.raises(AmbiguousLine) as refused:
        read_quick_line(PATROL, line)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "line",
    [
        "",
        "。",
        "4",
        "符合",
        "今天巡查",
        "全部不符合",
        "全部符合规定的台账没有",
        "除尘器损坏",
        "除封样",
        "除2台设备停用外，生产照常",
        "4件不合格",
        "but 4 seal missing",
        "all okra",
    ],
)
def test_an_ordinary_text_is_no_quick_line(line: str) -> None:
    assert read_quick_line(PATROL, line) is None


def test_a_form_without_conformity_questions_has_no_quick_line() -> None:
    form = Form("form", 1, Text("表", "Form"), (Question("text", Kind.TEXT, Text("问", "Ask")),))
    assert read_quick_line(form, "全部符合") is None


@pytest.mark.parametrize(
    "line",
    [
        *(f"1{mark}3符合" for mark in ("-", "~", "～", "〜", "—", "——", "–", "到", "至", " - ", " ~ ")),
        *(
            "1-3都符合",
            "１－３　合格",
            "第1项至第3项符合",
            "第一项到第三项符合",
            "第1-3项符合",
            "1-3项符合",
            "1号到3号符合",
        ),
        *("1、2、3 符合", "1,2,3 ok", "1 2 3 符合", "1，2和3 均符合", "1-2、3 符合", "1符合2符合3符合"),
        *("1 to 3 ok", "1-3 are all ok", "1, 2 and 3 ok", "#1-#3 pass"),
    ],
)
def test_ranges_and_lists_say_the_same(line: str) -> None:
    conform = tuple(QuickItem(number, CONFORM) for number in (1, 2, 3))
    assert read_quick_line(PATROL, line) == QuickLine(rest_conform=False, items=conform)


ONE_TO_THREE = tuple(QuickItem(number, CONFORM) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("line", "rest", "items"),
    [
        ("1-3符合 4不符合 封样缺失 5不适用", False, (*ONE_TO_THREE, SEAL, *not_applicable(5))),
        ("1-3符合，4不符合：封样缺失；5不适用", False, (*ONE_TO_THREE, SEAL, *not_applicable(5))),
        ("1-3符合4封样缺失5不适用，其余符合", True, (*ONE_TO_THREE, SEAL, *not_applicable(5))),
        ("1-3 ok 4 seal missing 5 n/a, rest ok", True, (*ONE_TO_THREE, SEAL_EN, *not_applicable(5))),
        ("4 封样缺失 6 台账未签字", False, (SEAL, LEDGER)),
        ("全部符合，除4 封样缺失 6 台账未签字", True, (SEAL, LEDGER)),
        ("4 封样缺失 第6项 台账未签字", False, (SEAL, LEDGER)),
        ("all ok except 4 seal missing 6 no signature", True, (SEAL_EN, SIGNATURE_EN)),
        ("全部符合，除4-6", True, failed(4, 5, 6)),
        ("除4-6外均符合", True, failed(4, 5, 6)),
        ("4至6不适用，其余符合", True, not_applicable(4, 5, 6)),
        ("4封样缺失", False, (SEAL,)),
        ("4：封样缺失", False, (SEAL,)),
        ("4、6 封样缺失", False, (SEAL, QuickItem(6, NON_CONFORM, "封样缺失"))),
        ("4-5 封样缺失", False, (SEAL, QuickItem(5, NON_CONFORM, "封样缺失"))),
        ("4不符合要求的产品混放", False, (QuickItem(4, NON_CONFORM, "不符合要求的产品混放"),)),
        ("4合格证缺失", False, (QuickItem(4, NON_CONFORM, "合格证缺失"),)),
        ("4 少3个封样", False, (QuickItem(4, NON_CONFORM, "少3个封样"),)),
        ("4 第5台设备漏油", False, (QuickItem(4, NON_CONFORM, "第5台设备漏油"),)),
        ("4 3月5日的记录缺", False, (QuickItem(4, NON_CONFORM, "3月5日的记录缺"),)),
        ("4 压力5MPa", False, (QuickItem(4, NON_CONFORM, "压力5MPa"),)),
        ("只有4封样缺失", False, (SEAL,)),
        ("4. 封样缺失 6. 台账未签字", False, (SEAL, LEDGER)),
        ("1. ok 2. ok 3. ok 4. seal missing", False, (*ONE_TO_THREE, SEAL_EN)),
        ("1√2√3√4×封样缺失", False, (*ONE_TO_THREE, SEAL)),
        ("4 不符合（封样缺失）5 不适用", False, (SEAL, *not_applicable(5))),
        ("4、6项不符合", False, failed(4, 6)),
        ("4 灭火器失效 2具", False, (QuickItem(4, NON_CONFORM, "灭火器失效 2具"),)),
    ],
)
def test_items_follow_one_another_where_there_is_one_reading(
    line: str, rest: bool, items: tuple[QuickItem, ...]
) -> None:
    assert read_quick_line(PATROL, line) == QuickLine(rest, items)


NOTES = st.lists(st.sampled_from("封样缺失标签脱落未锁灯不亮漏油受潮"), min_size=1, max_size=8).map("".join)
EXCEPTIONS = st.dictionaries(st.integers(1, 7), NOTES, min_size=1, max_size=7)


@given(EXCEPTIONS, st.sampled_from("、，；,;\n"), st.sampled_from(("", " ", "：", "、")), st.booleans())
def test_any_items_are_read_back_from_either_form_of_the_line(
    exceptions: dict[int, str], separator: str, behind_number: str, first: bool
) -> None:
    named = separator.join(f"{number}{behind_number}{note}" for number, note in exceptions.items())
    line = f"全部符合，除{named}" if first else f"除{named}外，其余均符合"
    assert read_quick_line(PATROL, line) == QuickLine(
        rest_conform=True, items=tuple(QuickItem(number, NON_CONFORM, note) for number, note in exceptions.items())
    )


@given(st.text("全部符合除外其余均不适用有问题、，； 0123456789件项第和封样allokexceptrest.-()\n", max_size=24))
def test_any_line_is_read_refused_by_name_or_left_alone(line: str) -> None:
    try:
        read = read_quick_line(PATROL, line)
    except AmbiguousLine:
        return
    if read is not None:
        numbers = [item.number for item in read.items]
        assert len(numbers) == len(set(numbers))
        assert all(1 <= number <= 7 for number in numbers)


@given(st.text(max_size=20))
def test_the_aligned_text_keeps_every_index(text: str) -> None:
    assert len(aligned(text)) == len(text)


@pytest.mark.parametrize(
    ("caption", "meant"),
    [
        ("4", (4, "")),
        ("４", (4, "")),
        ("4号", (4, "")),
        ("4 封样缺失", (4, "封样缺失")),
        ("4封样缺失", (4, "封样缺失")),
        ("4：封样缺失。", (4, "封样缺失")),
        ("第4项 封样缺失", (4, "封样缺失")),
        ("第四项封样缺失", (4, "封样缺失")),
        ("#4 seal missing", (4, "seal missing")),
        ("No. 4 seal missing", (4, "seal missing")),
        ("4 2件封样缺失", (4, "2件封样缺失")),
        ("6台账未签字", (6, "台账未签字")),
        ("1 封样缺失", (1, "封样缺失")),
        ("7 台账未签字", (7, "台账未签字")),
    ],
)
def test_a_caption_names_its_item_and_note(caption: str, meant: tuple[int, str]) -> None:
    assert read_caption(caption, 7) == Caption((QuickItem(meant[0], NON_CONFORM, meant[1]),))


@pytest.mark.parametrize(
    ("caption", "numbers", "note"),
    [
        ("4-6", (4, 5, 6), ""),
        ("4、6", (4, 6), ""),
        ("4和6", (4, 6), ""),
        ("4、6 封样缺失", (4, 6), "封样缺失"),
        ("4 不符合 封样缺失", (4,), "封样缺失"),
    ],
)
def test_a_caption_names_several_items(caption: str, numbers: tuple[int, ...], note: str) -> None:
    assert read_caption(caption, 7) == Caption(tuple(QuickItem(number, NON_CONFORM, note) for number in numbers))


def test_a_caption_says_of_each_item_what_is_wrong() -> None:
    said = (QuickItem(4, NON_CONFORM, "封样缺失"), QuickItem(6, NON_CONFORM, "台账未签字"))
    assert read_caption("4 封样缺失 6 台账未签字", 7) == Caption(said)


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "封样缺失",
        "封样4",
        "0",
        "8",
        "9 封样",
        "2件封样",
        "4号门未关",
        "4 6",
        "4 1",
        "4 7",
        "4.5mm",
        "4 pcs",
        "2026",
        "3rd",
        "4 符合",
        "4 封样缺失，其余符合",
    ],
)
def test_a_caption_that_does_not_say_which_item_it_shows_is_an_ordinary_one(caption: str) -> None:
    assert read_caption(caption, 7) is None
