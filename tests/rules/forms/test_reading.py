from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import BEIJING, NaiveMoment
from bot.rules.forms.answers import Value
from bot.rules.forms.form import Kind, Option, Question
from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import (
    Ambiguous,
    DayTooEarly,
    DayTooLate,
    NotAConformity,
    NotADate,
    NotAnOption,
    NotANumber,
    NotAPhone,
    NotATime,
    NotByText,
    NotConfirmed,
    NotYesOrNo,
    NumberOutOfRange,
    TextMissing,
    TextTooLong,
    TextTooShort,
    TimeMissing,
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

THURSDAY = datetime(2026, 11, 26, 10, 30, tzinfo=BEIJING)
WORDS = Text("问题", "Question")
KG = Text("kg", "kg")
SEVERITIES = (
    Option("minor", Text("轻微", "Minor")),
    Option("ordinary", Text("一般", "Ordinary")),
    Option("serious", Text("严重", "Serious")),
    Option("severe", Text("严重停产", "Severe stop")),
)


def answer(kind: Kind, text: str, *, now: datetime = THURSDAY, language: Language = "zh", **more: object) -> Value:
    question = Question("question", kind, WORDS, **more)  # type: ignore[arg-type]
    return read(question, text, now=now, language=language)


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
    assert answer(Kind.TEXT, "字" * 2000) == "字" * 2000
    with pytest.raises(TextTooLong) as long:
        answer(Kind.TEXT, "字" * 2001)
    assert (long.value.maximum, long.value.length) == (2000, 2001)
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


# Days


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", "2026-11-26"),
        ("明天。", "2026-11-27"),
        ("后天", "2026-11-28"),
        ("昨天", "2026-11-25"),
        ("前天", "2026-11-24"),
        ("Today", "2026-11-26"),
        ("tomorrow", "2026-11-27"),
        ("3天后", "2026-11-29"),
        ("两周后", "2026-12-10"),
        ("2个星期前", "2026-11-12"),
        ("in 3 days", "2026-11-29"),
        ("周三", "2026-12-02"),
        ("周四", "2026-11-26"),
        ("本周三", "2026-11-25"),
        ("本周五", "2026-11-27"),
        ("下周三", "2026-12-02"),
        ("下下周一", "2026-12-07"),
        ("上周日", "2026-11-22"),
        ("星期天", "2026-11-29"),
        ("friday", "2026-11-27"),
        ("next wed", "2026-12-02"),
        ("11月30日", "2026-11-30"),
        ("１１月３０号", "2026-11-30"),
        ("十一月三十日", "2026-11-30"),
        ("11月30日（周一）", "2026-11-30"),
        ("11-30", "2026-11-30"),
        ("11/30", "2026-11-30"),
        ("11.30", "2026-11-30"),
        ("30/11", "2026-11-30"),
        ("30号", "2026-11-30"),
        ("下个月5号", "2026-12-05"),
        ("2026-11-30", "2026-11-30"),
        ("2026/11/30", "2026-11-30"),
        ("2026年11月30号", "2026-11-30"),
        ("2026 年 11 月 30 日", "2026-11-30"),
        ("20261130", "2026-11-30"),
        ("30/11/2026", "2026-11-30"),
        ("30 Nov", "2026-11-30"),
        ("Nov 30", "2026-11-30"),
        ("Nov. 30th, 2026", "2026-11-30"),
        ("Monday, 30 November", "2026-11-30"),
        ("明天下午3点", "2026-11-27"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_day_is_understood_however_it_is_typed(typed: str, day: str, language: Language) -> None:
    assert answer(Kind.DATE, typed, language=language) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [("11-01", "2026-11-01"), ("10月27日", "2026-10-27"), ("10月26日", "2027-10-26"), ("1月5日", "2027-01-05")],
)
def test_a_day_without_a_year_is_past_within_30_days_and_else_to_come(typed: str, day: str) -> None:
    assert answer(Kind.DATE, typed) == day


def test_early_in_january_a_december_day_is_last_years() -> None:
    assert answer(Kind.DATE, "12-25", now=datetime(2027, 1, 5, 9, tzinfo=BEIJING)) == "2026-12-25"


@pytest.mark.parametrize(
    ("typed", "language", "candidates"),
    [
        ("3/4", "en", ("2027-03-04", "2027-04-03")),
        ("3/4/2027", "en", ("2027-03-04", "2027-04-03")),
        ("3/4/2027", "zh", ("2027-03-04", "2027-04-03")),
        ("next friday", "en", ("2026-11-27", "2026-12-04")),
        ("5号", "zh", ("2026-11-05", "2026-12-05")),
    ],
)
def test_a_day_with_two_readings_is_asked_back(typed: str, language: Language, candidates: tuple[str, ...]) -> None:
    with pytest.raises(Ambiguous) as refused:
        answer(Kind.DATE, typed, language=language)
    assert refused.value.candidates == candidates


def test_a_chinese_reader_writes_the_month_first() -> None:
    assert answer(Kind.DATE, "3/4") == "2027-03-04"


def test_a_day_whose_two_readings_agree_is_clear() -> None:
    assert answer(Kind.DATE, "12/12", language="en") == "2026-12-12"


@pytest.mark.parametrize("typed", ["2月29日", "11月31日", "2026-13-01", "下周", "11月30日周二", "13/13", "3000-01-01"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        answer(Kind.DATE, typed)


def test_today_is_beijings() -> None:
    assert answer(Kind.DATE, "今天", now=datetime(2026, 11, 25, 17, tzinfo=UTC)) == "2026-11-26"
    with pytest.raises(NaiveMoment):
        answer(Kind.DATE, "今天", now=datetime(2026, 11, 26))


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.sampled_from(("zh", "en")))
def test_every_day_written_in_full_is_read_as_itself(day: date, language: Language) -> None:
    for typed in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%a}, {day:%b} {day.day}, {day.year}",
    ):
        assert answer(Kind.DATE, typed, language=language) == day.isoformat()


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)), st.integers(-30, 330))
def test_a_near_day_needs_no_year(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    now = datetime(today.year, today.month, today.day, 9, tzinfo=BEIJING)
    assert answer(Kind.DATE, f"{day.month}月{day.day}日", now=now) == day.isoformat()


# Moments


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("明天下午3点", "2026-11-27T15:00"),
        ("明天 15:00", "2026-11-27T15:00"),
        ("3pm tomorrow", "2026-11-27T15:00"),
        ("tomorrow at 3:30 p.m.", "2026-11-27T15:30"),
        ("上午9点半", "2026-11-26T09:30"),
        ("下周三上午九点半", "2026-12-02T09:30"),
        ("下午三点一刻", "2026-11-26T15:15"),
        ("下午三点四十五分", "2026-11-26T15:45"),
        ("11月30日14时", "2026-11-30T14:00"),
        ("2026-11-30T14:00", "2026-11-30T14:00"),
        ("２０２６－１１－３０　１４：００", "2026-11-30T14:00"),
        ("明晚8点", "2026-11-27T20:00"),
        ("明天中午", "2026-11-27T12:00"),
        ("12am", "2026-11-26T00:00"),
        ("12pm", "2026-11-26T12:00"),
        ("15点", "2026-11-26T15:00"),
        ("现在", "2026-11-26T10:30"),
    ],
)
def test_a_moment_is_understood_however_it_is_typed(typed: str, moment: str) -> None:
    assert answer(Kind.DATE_TIME, typed) == moment


def test_an_hour_without_its_half_of_the_day_is_asked_back() -> None:
    with pytest.raises(Ambiguous) as refused:
        answer(Kind.DATE_TIME, "明天9点半")
    assert refused.value.candidates == ("2026-11-27T09:30", "2026-11-27T21:30")


def test_a_day_alone_lacks_its_time() -> None:
    with pytest.raises(TimeMissing) as refused:
        answer(Kind.DATE_TIME, "明天")
    assert refused.value.day == "2026-11-27"


@pytest.mark.parametrize("typed", ["25:00", "15:61", "明天下午9点", "晚上12点", "13am"])
def test_a_time_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        answer(Kind.DATE_TIME, typed)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31)))
def test_every_moment_written_in_full_is_read_as_itself(moment: datetime) -> None:
    expected = moment.isoformat(timespec="minutes")
    for typed in (expected, f"{moment:%Y-%m-%d %H:%M}", f"{moment:%H:%M %d %b %Y}", f"{moment:%Y年%m月%d日%H时%M分}"):
        assert answer(Kind.DATE_TIME, typed[:16] if typed == expected else typed) == expected


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


@pytest.mark.parametrize("kind", [Kind.FILES, Kind.LOCATION, Kind.RECORD])
def test_what_is_sent_or_picked_cannot_be_typed(kind: Kind) -> None:
    with pytest.raises(NotByText) as refused:
        answer(kind, "text")
    assert refused.value.kind is kind


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
