"""Every word by which a quick line of a patrol is read, with what it means: 全部符合，除4 封样缺失."""

import pytest

from bot.rules.forms.item_numbers import aligned, item_number
from bot.rules.forms.quick_line import QuickItem, QuickLine, read_quick_line
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.work_records.patrol_form import PATROL

FINE = (
    *("符合", "符合要求", "符合规定", "符合标准", "合格", "正常", "通过", "没问题", "没有问题", "无问题", "无异常"),
    *("没毛病", "好", "挺好", "可以", "行", "√", "✓"),
)
FINE_EN = (
    *("ok", "okay", "good", "fine", "conform", "conforms", "conforming", "compliant", "pass", "passes", "passed"),
    *("no problem", "no problems"),
)
ALL = (
    *("全部", "全部都", "全都", "全", "都", "均", "皆", "一切", "所有", "所有项目", "所有项", "所有的"),
    *("所有项目都", "所有项均"),
)
ALL_EN = ("all", "all are", "all items", "all items are", "everything", "everything is")
REST = (
    *("其余", "其他", "其它", "剩余", "剩下", "余下", "别的"),
    *(
        "其余的",
        "其余各项",
        "其他几项",
        "其余项目",
        "其余项",
        "其余各项均",
        "剩下的都",
        "其余全部",
        "其余全",
        "其他皆为",
    ),
)
REST_EN = (
    *("the rest", "rest", "and the rest", "the others", "all the rest", "all others", "everything else", "remaining"),
    *("the remaining items are", "the rest is", "the others are all", "and all the others are"),
)
EXCEPT = ("除了", "除去", "除开", "除")
EXCEPT_EN = ("except", "except for", "excluding", "apart from", "other than", "but not")
AND = ("以及", "还有", "和", "与", "及", "、", "，", "；")
MISSING = QuickItem(4, NON_CONFORM, "封样缺失")
EVERYTHING = QuickLine(rest_conform=True)


@pytest.mark.parametrize("word", FINE)
def test_each_word_for_fine_of_everything_and_of_the_rest(word: str) -> None:
    assert {head: read_quick_line(PATROL, f"{head}{word}") for head in ALL} == dict.fromkeys(ALL, EVERYTHING)
    assert {head: read_quick_line(PATROL, f"{head}{word}") for head in REST} == dict.fromkeys(REST, EVERYTHING)
    found = read_quick_line(PATROL, f"4 封样缺失，其余{word}")
    assert found == QuickLine(rest_conform=True, items=(MISSING,))


@pytest.mark.parametrize("word", FINE_EN)
def test_each_english_word_for_fine_of_everything_and_of_the_rest(word: str) -> None:
    heads = (*ALL_EN, *REST_EN)
    assert {head: read_quick_line(PATROL, f"{head} {word}") for head in heads} == dict.fromkeys(heads, EVERYTHING)


@pytest.mark.parametrize("word", EXCEPT)
def test_each_word_for_except(word: str) -> None:
    for line in (f"全部符合，{word}4 封样缺失", f"{word}4 封样缺失外均符合", f"{word}4封样缺失，其余符合"):
        assert read_quick_line(PATROL, line) == QuickLine(rest_conform=True, items=(MISSING,)), line


@pytest.mark.parametrize("word", EXCEPT_EN)
def test_each_english_word_for_except(word: str) -> None:
    expected = QuickLine(rest_conform=True, items=(QuickItem(4, NON_CONFORM, "seal missing"),))
    assert read_quick_line(PATROL, f"all ok {word} 4 seal missing") == expected


@pytest.mark.parametrize("word", AND)
def test_each_word_between_items(word: str) -> None:
    expected = QuickLine(rest_conform=True, items=(QuickItem(4, NON_CONFORM), QuickItem(6, NON_CONFORM)))
    assert read_quick_line(PATROL, f"全部符合，除4{word}6") == expected


@pytest.mark.parametrize(
    ("said", "value"),
    [
        *((word, CONFORM) for word in ("符合", "合格", "正常", "没问题", "ok", "√")),
        *((word, NON_CONFORM) for word in ("不符合", "不合格", "有问题", "不行", "异常", "ng", "×", "❌")),
        *((word, NOT_APPLICABLE) for word in ("不适用", "无此项", "没有此项", "不涉及", "n/a")),
    ],
)
def test_what_is_said_of_one_item(said: str, value: str) -> None:
    found = read_quick_line(PATROL, f"4 {said}，6 封样缺失")
    assert found is not None
    assert [(item.number, item.value) for item in found.items] == [(4, value), (6, NON_CONFORM)]


QUANTITIES = (
    *"个件次份台项条张名人批瓶箱支天年月周日处只把套块片袋桶页家种层级分秒度米克吨升元%°",
    *("小时", "厘米", "毫米", "千克", "公斤", "公里", "毫升"),
    *("pc", "pcs", "piece", "pieces", "kg", "g", "mg", "t", "mm", "cm", "m", "km", "l", "ml", "h", "hour", "hours"),
    *("min", "minute", "minutes", "s", "day", "days", "week", "weeks", "month", "months", "year", "years", "times"),
    *("item", "items", "of", "out of"),
)
NAMES = (
    *("个人防护", "个体", "个别", "号码", "件号", "次品", "份额", "台账", "台面", "台帐", "项目"),
    *("条码", "条款", "条件", "条例", "张贴", "名称", "名录", "名牌", "人员", "人工", "人为"),
    *("批号", "批次号", "批准", "瓶盖", "箱体", "箱内", "箱外", "支架", "天花板", "天平", "天车"),
    *("天窗", "年度", "年检", "年审", "月报", "月度", "周报", "周转", "周排", "周检", "周围"),
    *("日报", "日志", "日管控", "日期", "日常", "处理", "处置", "只有", "把手", "套管", "袋装"),
    *("桶装", "页码", "页面", "家具", "分类", "分区", "分包", "分析", "分层", "吨位"),
)


@pytest.mark.parametrize("unit", QUANTITIES)
def test_what_is_counted_is_no_item(unit: str) -> None:
    for between in ("", " "):
        found = item_number(aligned(f"4{between}{unit}"), 0)
        assert found is not None
        assert (found.number, found.quantity) == (4, True), f"4{between}{unit}"


@pytest.mark.parametrize("name", NAMES)
def test_what_begins_like_a_unit_and_is_a_thing_is_said_of_an_item(name: str) -> None:
    found = item_number(aligned(f"4{name}缺失"), 0)
    assert found is not None
    assert (found.number, found.quantity) == (4, False)
