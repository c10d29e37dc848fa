from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import Kind, Option
from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import (
    Ambiguous,
    DayTooEarly,
    DayTooLate,
    NotAConformity,
    NotAnOption,
    NotANumber,
    NotAPhone,
    NotASpot,
    NotByText,
    NotConfirmed,
    NotYesOrNo,
    NumberOutOfRange,
    TextMissing,
    TextTooLong,
    TextTooShort,
    UnitDiffers,
    Unreadable,
)
from bot.rules.plain_words import (
    CONFORM,
    CONFORMITY_WORDS,
    NO,
    NON_CONFORM,
    NOT_APPLICABLE,
    YES,
    YES_NO_WORDS,
    normalise,
)
from bot.rules.text import Language, Text
from tests.rules.forms.typed import THURSDAY, answer

KG = Text("kg", "kg")
SEVERITIES = (
    Option("minor", Text("轻微", "Minor")),
    Option("ordinary", Text("一般", "Ordinary")),
    Option("serious", Text("严重", "Serious")),
    Option("severe", Text("严重停产", "Severe stop")),
)


# Words


@pytest.mark.parametrize("typed", ["是", "对", "有", "好", "Yes", "y", "√", "✓", "1", "ok", "ＯＫ！", "好的", "✔️"])
def test_a_yes_is_understood_however_it_is_said(typed: str) -> None:
    assert answer(Kind.YES_NO, typed) == YES


@pytest.mark.parametrize("typed", ["否", "没", "没有", "无", "no", "N", "×", "✗", "0", "０", "不是。"])
def test_a_no_is_understood_however_it_is_said(typed: str) -> None:
    assert answer(Kind.YES_NO, typed) == NO


@pytest.mark.parametrize("typed", ["maybe", "2", "不知道"])
def test_what_is_neither_yes_nor_no_is_refused(typed: str) -> None:
    with pytest.raises(NotYesOrNo):
        answer(Kind.YES_NO, typed)


def test_a_yes_no_question_with_labels_of_its_own_takes_them_too() -> None:
    options = (Option(YES, Text("已整改", "Fixed")), Option(NO, Text("未整改", "Not fixed")))
    assert answer(Kind.YES_NO, "未整改", options=options) == NO
    assert answer(Kind.YES_NO, "是", options=options) == YES


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *((word, CONFORM) for word in ["符合", "合格", "通过", "正常", "PASS", "ok", "√", "没问题。"]),
        *((word, NON_CONFORM) for word in ["不符合", "不合格", "有问题", "fail", "×", "❌", "x"]),
        *((word, NOT_APPLICABLE) for word in ["不适用", "无此项", "n.a.", "NA", "N/A", "Ｎ／Ａ", "-", "—"]),
        ("non conform", NON_CONFORM),
        ("Not applicable.", NOT_APPLICABLE),
    ],
)
def test_a_conformity_is_understood_however_it_is_said(typed: str, key: str) -> None:
    assert answer(Kind.CONFORMITY, typed) == key


@pytest.mark.parametrize("typed", ["1", "4", "无", "有", "不", "差不多"])
def test_a_conformity_is_never_guessed_from_a_digit_or_a_vague_word(typed: str) -> None:
    with pytest.raises(NotAConformity):
        answer(Kind.CONFORMITY, typed)


@pytest.mark.parametrize("words", [CONFORMITY_WORDS, YES_NO_WORDS])
def test_every_listed_word_is_in_the_form_it_is_compared_in(words: dict[str, str]) -> None:
    assert all(normalise(word) == word for word in words)


def test_only_a_yes_confirms() -> None:
    assert answer(Kind.CONFIRM, "确认无误") == YES
    with pytest.raises(NotConfirmed):
        answer(Kind.CONFIRM, "no")


# Text


def test_a_text_is_kept_as_typed_but_trimmed() -> None:
    assert answer(Kind.TEXT, "　封样 缺失，Ａ４。\n") == "封样 缺失，Ａ４。"


@pytest.mark.parametrize("typed", ["", "  ", "　\n", "\u200b"])
def test_a_text_of_nothing_is_missing(typed: str) -> None:
    with pytest.raises(TextMissing):
        answer(Kind.TEXT, typed)


def test_a_text_has_its_limits_in_characters() -> None:
    assert answer(Kind.TEXT, "字" * 8000) == "字" * 8000
    with pytest.raises(TextTooLong) as long:
        answer(Kind.TEXT, "字" * 8001)
    assert (long.value.maximum, long.value.length) == (8000, 8001)
    with pytest.raises(TextTooShort) as short:
        answer(Kind.TEXT, "字", minimum=2)
    assert (short.value.minimum, short.value.length) == (2, 1)
    assert answer(Kind.TEXT, "字" * 3000, maximum=4000) == "字" * 3000


# Numbers


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("１２．５ kg", "12.5"),
        ("12.5公斤", "12.5"),
        ("12.50KG。", "12.50"),
        ("1,200", "1200"),
        ("1 200 000", "1200000"),
        ("十二", "12"),
        ("一百零五千克", "105"),
        ("三点五", "3.5"),
        ("1.2万", "12000"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("零下五", "-5"),
        ("007", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+3", "3"),
        ("-0", "0"),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed: str, value: str) -> None:
    assert answer(Kind.NUMBER, typed, unit=KG) == value


@pytest.mark.parametrize("typed", ["1,5", "1.2.3", "abc", "二百五", "一万五", "12个半", "1e3", "三点", "12-13", "."])
def test_what_is_no_number_or_has_two_readings_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        answer(Kind.NUMBER, typed)


def test_a_number_in_another_unit_is_not_converted() -> None:
    with pytest.raises(UnitDiffers) as refused:
        answer(Kind.NUMBER, "12 g", unit=KG)
    assert (refused.value.expected, refused.value.found) == (KG, "g")


def test_a_number_has_its_range() -> None:
    assert answer(Kind.NUMBER, "100", minimum=1, maximum=100) == "100"
    with pytest.raises(NumberOutOfRange) as refused:
        answer(Kind.NUMBER, "100.5", minimum=1, maximum=100)
    assert (refused.value.minimum, refused.value.maximum, refused.value.value) == (1, 100, "100.5")


@given(st.decimals(-10, 10, places=3), st.decimals(-10, 10, places=3))
def test_a_limit_of_a_number_is_exact(limit: Decimal, beyond: Decimal) -> None:
    assert Decimal(str(answer(Kind.NUMBER, f"{limit:f}", minimum=limit, maximum=limit))) == limit
    if beyond < limit:
        with pytest.raises(NumberOutOfRange):
            answer(Kind.NUMBER, f"{beyond:f}", minimum=limit)
        assert Decimal(str(answer(Kind.NUMBER, f"{beyond:f}", maximum=limit))) == beyond
    if beyond > limit:
        with pytest.raises(NumberOutOfRange):
            answer(Kind.NUMBER, f"{beyond:f}", maximum=limit)
        assert Decimal(str(answer(Kind.NUMBER, f"{beyond:f}", minimum=limit))) == beyond


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_every_plain_decimal_is_read_as_itself(value: Decimal) -> None:
    assert Decimal(str(answer(Kind.NUMBER, f"{value:f}"))) == value
    assert Decimal(str(answer(Kind.NUMBER, f" {value:,f}kg ", unit=KG))) == value


@given(st.integers(0, 99_999_999))
def test_every_chinese_numeral_is_read_as_its_value(value: int) -> None:
    assert chinese_integer(_spelled(value)) == value


def _spelled(value: int) -> str:
    high, low = divmod(value, 10_000)
    if high:
        zero = "零" if 0 < low < 1000 else ""
        return _spelled(high) + "万" + zero + (_spelled(low) if low else "")
    text, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if skipped and text else "") + "零一二三四五六七八九"[digit] + name
        skipped = not digit
    return text or "零"


# Ratings


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5", 5),
        ("５分", 5),
        ("五星", 5),
        ("★★★★", 4),
        ("★★★☆☆", 3),
        ("很满意", 5),
        ("Very dissatisfied", 1),
        ("4/5", 4),
    ],
)
def test_a_rating_is_understood_in_digits_stars_or_words(typed: str, value: int) -> None:
    assert answer(Kind.RATING, typed) == value


def test_a_rating_outside_its_scale_is_refused() -> None:
    with pytest.raises(NumberOutOfRange):
        answer(Kind.RATING, "6")
    with pytest.raises(NotANumber):
        answer(Kind.RATING, "4/10")
    with pytest.raises(NotANumber):
        answer(Kind.RATING, "很满意", maximum=10)
    assert answer(Kind.RATING, "10", maximum=10) == 10


# Options


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("轻微", "minor"),
        ("轻", "minor"),
        ("MINOR。", "minor"),
        ("1", "minor"),
        ("２", "ordinary"),
        ("第2个", "ordinary"),
        ("③", "serious"),
        ("严重", "serious"),
        ("ser", "serious"),
        ("severe stop", "severe"),
    ],
)
def test_an_option_is_taken_by_label_beginning_or_number(typed: str, key: str) -> None:
    assert answer(Kind.CHOICE, typed, options=SEVERITIES) == key


def test_a_beginning_that_fits_two_options_is_asked_back() -> None:
    with pytest.raises(Ambiguous) as refused:
        answer(Kind.CHOICE, "严", options=SEVERITIES)
    assert refused.value.candidates == ("serious", "severe")


@pytest.mark.parametrize("typed", ["5", "0", "重", "大概"])
def test_what_is_no_option_is_refused_with_the_options(typed: str) -> None:
    with pytest.raises(NotAnOption) as refused:
        answer(Kind.CHOICE, typed, options=SEVERITIES)
    assert refused.value.options == SEVERITIES


def test_a_label_that_is_a_number_wins_over_the_options_position() -> None:
    options = tuple(Option(f"n{label}", Text(label, label)) for label in ("3", "2", "1"))
    assert answer(Kind.CHOICE, "1", options=options) == "n1"


@pytest.mark.parametrize("typed", ["轻微、严重", "严重，轻微", "1,3", "3 1", "minor;serious", "轻微 轻 serious"])
def test_several_choices_come_in_the_forms_order(typed: str) -> None:
    assert answer(Kind.CHOICES, typed, options=SEVERITIES) == ["minor", "serious"]


def test_a_label_of_two_words_is_one_choice() -> None:
    assert answer(Kind.CHOICES, "minor severe stop", options=SEVERITIES) == ["minor", "severe"]


def test_one_wrong_choice_of_several_is_named() -> None:
    with pytest.raises(NotAnOption) as refused:
        answer(Kind.CHOICES, "轻微、重", options=SEVERITIES)
    assert refused.value.text == "重"


@given(st.lists(st.sampled_from(SEVERITIES), min_size=1, unique=True), st.sampled_from("、,，; "), st.booleans())
def test_any_choices_are_read_with_any_separator(chosen: list[Option], separator: str, english: bool) -> None:
    typed = separator.join(option.label.en if english else option.label.zh for option in chosen)
    expected = [option.key for option in SEVERITIES if option in chosen]
    assert answer(Kind.CHOICES, typed, options=SEVERITIES) == expected


# The rest


def test_a_contact_may_be_typed() -> None:
    assert answer(Kind.CONTACT, "张三 １３８００００００００") == {"phone": "13800000000", "name": "张三"}
    assert answer(Kind.CONTACT, "+86 138 0000 0000") == {"phone": "+8613800000000", "name": ""}
    with pytest.raises(NotAPhone):
        answer(Kind.CONTACT, "张三")


def test_a_day_keeps_within_the_days_that_its_question_allows() -> None:
    today = THURSDAY.date()
    assert answer(Kind.DATE, "今天", minimum=0, maximum=0) == today.isoformat()
    with pytest.raises(DayTooEarly) as early:
        answer(Kind.DATE, "昨天", minimum=0)
    assert early.value.earliest == today
    with pytest.raises(DayTooLate) as late:
        answer(Kind.DATE, "明天", maximum=0)
    assert late.value.latest == today


@pytest.mark.parametrize("kind", [Kind.FILES, Kind.RECORD])
def test_what_is_sent_or_picked_cannot_be_typed(kind: Kind) -> None:
    with pytest.raises(NotByText) as refused:
        answer(kind, "text")
    assert refused.value.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "31.29834, 120.58319",
        "31.29834，120.58319",
        "北纬31.29834°，东经120.58319°",
        "120.58319 31.29834",
        "N31.29834 E120.58319",
    ],
)
def test_a_place_may_be_typed_as_people_write_it(text: str) -> None:
    assert answer(Kind.LOCATION, text) == {"latitude": 31.29834, "longitude": 120.58319}


@pytest.mark.parametrize("text", ["厂门口", "31.29834", "131, 190", "1,2,3", "9" * 400])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(NotASpot):
        answer(Kind.LOCATION, text)


def test_a_record_may_be_typed_where_its_options_are_listed() -> None:
    assert answer(Kind.RECORD, "轻微", options=SEVERITIES) == "minor"


@given(st.sampled_from(Kind), st.text(max_size=20), st.sampled_from(("zh", "en")))
def test_any_text_is_read_or_refused_by_name(kind: Kind, text: str, language: Language) -> None:
    try:
        value = answer(kind, text, language=language, options=SEVERITIES, unit=KG)
    except Unreadable:
        return
    assert value is not None


@given(
    st.sampled_from((Kind.DATE, Kind.DATE_TIME, Kind.NUMBER, Kind.RATING)),
    st.text("0123456789一二三十百万年月日号周下上明后天点半午:/-. pma零", max_size=12),
)
def test_texts_that_look_like_dates_and_numbers_are_read_or_refused_by_name(kind: Kind, text: str) -> None:
    try:
        value = answer(kind, text)
    except Unreadable:
        return
    assert value is not None
