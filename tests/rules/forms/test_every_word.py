"""Every word that a reader knows, with its meaning written out: a word lost or one that changed its meaning is noticed.

Thursday, 26 November 2026, 10:30 in Beijing. Where a table is written out whole, a new word of the product fails the
test of completeness until somebody says here what it means.
"""

from datetime import date, timedelta

import pytest

from bot.rules.form import Kind
from bot.rules.forms import days, moments, numerals, reading
from bot.rules.forms.moments import read_hour
from bot.rules.forms.unreadable import Ambiguous, NotADate, NotAnHour, NotANumber
from bot.rules.free_text import Courtesy, courtesy_of
from bot.rules.ledgers.cells import NOTHING
from bot.rules.plain_words import CONFIRM_WORDS, CONFORMITY_WORDS, YES_NO_WORDS
from bot.rules.text import Text
from tests.rules.forms.typed import answer

TICKS = ("√", "✓", "✔", "✅", "☑", "👍")
CROSSES = ("×", "✗", "✘", "✖", "❌", "x")

YES = (
    *("是", "是的", "对", "对的", "有", "有的", "好", "好的", "行", "可以", "能", "嗯", "同意"),
    *("yes", "y", "yeah", "yep", "sure", "ok", "okay", "true", "1"),
    *TICKS,
)
NO = (
    *(
        "否",
        "没",
        "没有",
        "还没",
        "还没有",
        "无",
        "暂无",
        "不",
        "不是",
        "不对",
        "不行",
        "不可以",
        "不能",
        "不同意",
        "未",
    ),
    *("no", "n", "nope", "false", "0", "👎"),
    *CROSSES,
)
CONFORM = (
    *("符合", "符合要求", "合格", "通过", "正常", "良好", "好", "好的", "对", "是", "是的"),
    *("没问题", "没有问题", "无问题", "无异常", "没异常"),
    *("pass", "passed", "passes", "ok", "okay", "conform", "conforms", "conforming", "compliant", "good", "fine"),
    *("yes", "y", "no problem", "no problems", "no issue", "no issues"),
    *TICKS,
)
NON_CONFORM = (
    *("不符合", "不符合要求", "不符", "不合格", "不通过", "未通过", "没通过", "有问题", "不正常", "异常", "有异常"),
    *("不对", "不行", "否", "不是"),
    *("fail", "failed", "fails", "nonconform", "non-conform", "nonconforming", "non-conforming", "non-compliant"),
    *("non conform", "not conform", "not conforming", "does not conform", "not ok", "not pass", "not passed"),
    *("nc", "ng", "no", "n"),
    *CROSSES,
)
NOT_APPLICABLE = (
    *("不适用", "无此项", "没有此项", "没此项", "不涉及", "not applicable", "n.a.", "na", "n/a", "-", "--", "/"),
)
CONFIRMED = ("确认", "确认无误", "确定", "无误", "属实", "confirm", "confirmed", "i confirm", "agree", "agreed")

RATINGS = {
    "很满意": 5,
    "非常满意": 5,
    "满意": 4,
    "一般": 3,
    "不满意": 2,
    "很不满意": 1,
    "非常不满意": 1,
    "very satisfied": 5,
    "satisfied": 4,
    "neutral": 3,
    "dissatisfied": 2,
    "not satisfied": 2,
    "very dissatisfied": 1,
}


def compared(words: tuple[str, ...]) -> set[str]:
    """Words as they are looked up: without the full stop at the end of ``n.a.``."""
    return {word.removesuffix(".") for word in words}


@pytest.mark.parametrize(
    ("kind", "words", "key"),
    [
        (Kind.YES_NO, YES, "yes"),
        (Kind.YES_NO, NO, "no"),
        (Kind.CONFORMITY, CONFORM, "conform"),
        (Kind.CONFORMITY, NON_CONFORM, "non_conform"),
        (Kind.CONFORMITY, NOT_APPLICABLE, "not_applicable"),
        (Kind.CONFIRM, (*YES, *CONFIRMED), "yes"),
    ],
)
def test_what_each_plain_word_means(kind: Kind, words: tuple[str, ...], key: str) -> None:
    assert {word: answer(kind, word) for word in words} == dict.fromkeys(words, key)


def test_no_plain_word_is_left_out() -> None:
    assert set(YES_NO_WORDS) == compared((*YES, *NO))
    assert set(CONFORMITY_WORDS) == compared((*CONFORM, *NON_CONFORM, *NOT_APPLICABLE))
    assert set(CONFIRM_WORDS) == set(CONFIRMED)


def test_what_each_grade_of_a_rating_means() -> None:
    assert {word: answer(Kind.RATING, word) for word in RATINGS} == RATINGS
    assert set(reading._RATING_WORDS) == set(RATINGS)
    for stars in range(1, 6):
        for typed in (f"{stars}", f"{stars}分", f"{stars}星", f"{stars}星级", f"{stars}颗星", f"{stars}/5"):
            assert answer(Kind.RATING, typed) == stars, typed
        assert answer(Kind.RATING, f"{stars} stars") == answer(Kind.RATING, f"{stars} point") == stars
        assert answer(Kind.RATING, "一二三四五"[stars - 1]) == stars
        for star in "★⭐🌟":
            assert answer(Kind.RATING, star * stars) == stars
            assert answer(Kind.RATING, star * stars + "☆" * (5 - stars)) == stars


# Days

RELATIVE = {
    **dict.fromkeys(("今天", "今日", "当天", "today"), "2026-11-26"),
    **dict.fromkeys(("明天", "明日", "tomorrow", "tmr"), "2026-11-27"),
    **dict.fromkeys(("后天", "后日", "day after tomorrow", "the day after tomorrow"), "2026-11-28"),
    "大后天": "2026-11-29",
    **dict.fromkeys(("昨天", "昨日", "yesterday"), "2026-11-25"),
    **dict.fromkeys(("前天", "前日", "day before yesterday", "the day before yesterday"), "2026-11-24"),
    "大前天": "2026-11-23",
}
COUNTED = {
    **dict.fromkeys(("3天后", "3天之后", "3天以后", "3日后", "三天后", "in 3 days", "3 days later"), "2026-11-29"),
    **dict.fromkeys(("3 days from now", "in 3 day"), "2026-11-29"),
    **dict.fromkeys(("3天前", "3天之前", "3天以前", "3日前", "三天前", "3 days ago"), "2026-11-23"),
    **dict.fromkeys(("1周后", "1个周后", "1星期后", "1个星期后", "1礼拜后", "1个礼拜后", "in 1 week"), "2026-12-03"),
    **dict.fromkeys(("2周前", "2个星期前", "2个礼拜以前", "2 weeks ago"), "2026-11-12"),
    **dict.fromkeys(("2 weeks later", "2 weeks from now", "两周之后"), "2026-12-10"),
    **dict.fromkeys(("0天后", "in 0 days", "0 days ago"), "2026-11-26"),
    **dict.fromkeys(("100天后", "in 100 days"), "2027-03-06"),
}
WEEKDAYS = {
    # today is one of the coming ones
    **dict.fromkeys(("周四", "星期四", "礼拜四", "thu", "thur", "thurs", "thursday"), "2026-11-26"),
    **dict.fromkeys(("周五", "星期五", "礼拜五", "fri", "friday", "on friday", "coming fri"), "2026-11-27"),
    **dict.fromkeys(("周六", "星期六", "礼拜六", "sat", "saturday"), "2026-11-28"),
    **dict.fromkeys(("周日", "周天", "星期日", "星期天", "礼拜天", "礼拜日", "sun", "sunday"), "2026-11-29"),
    **dict.fromkeys(("周一", "星期一", "礼拜一", "mon", "monday"), "2026-11-30"),
    **dict.fromkeys(("周二", "星期二", "礼拜二", "tue", "tues", "tuesday"), "2026-12-01"),
    **dict.fromkeys(("周三", "星期三", "礼拜三", "wed", "wednesday"), "2026-12-02"),
    **dict.fromkeys(("本周一", "这周一", "this monday"), "2026-11-23"),
    **dict.fromkeys(("本周日", "这个星期天", "this sunday"), "2026-11-29"),
    **dict.fromkeys(("下周一", "下个星期一", "next monday"), "2026-11-30"),
    **dict.fromkeys(("下周日", "下个礼拜天"), "2026-12-06"),
    **dict.fromkeys(("下下周四",), "2026-12-10"),
    **dict.fromkeys(("上周四", "上个星期四", "last thursday"), "2026-11-19"),
    **dict.fromkeys(("上上周四",), "2026-11-12"),
    # of a day that is today, the next is in a week
    **dict.fromkeys(("下周四", "next thursday"), "2026-12-03"),
}
TWO_MEANINGS = {
    "next friday": ("2026-11-27", "2026-12-04"),
    "next sunday": ("2026-11-29", "2026-12-06"),
    "last monday": ("2026-11-23", "2026-11-16"),
    "last mon": ("2026-11-23", "2026-11-16"),
    "last tuesday": ("2026-11-24", "2026-11-17"),
}
MONTHS = {
    **dict.fromkeys(("jan", "january"), "2027-01-05"),
    **dict.fromkeys(("feb", "february"), "2027-02-05"),
    **dict.fromkeys(("mar", "march"), "2027-03-05"),
    **dict.fromkeys(("apr", "april"), "2027-04-05"),
    "may": "2027-05-05",
    **dict.fromkeys(("jun", "june"), "2027-06-05"),
    **dict.fromkeys(("jul", "july"), "2027-07-05"),
    **dict.fromkeys(("aug", "august"), "2027-08-05"),
    **dict.fromkeys(("sep", "sept", "september"), "2027-09-05"),
    **dict.fromkeys(("oct", "october"), "2027-10-05"),
    **dict.fromkeys(("nov", "november"), "2026-11-05"),
    **dict.fromkeys(("dec", "december"), "2026-12-05"),
}
NAMED = {
    "今年12月1日": "2026-12-01",
    "本年12月1号": "2026-12-01",
    "今年1月5日": "2026-01-05",
    "去年1月5日": "2025-01-05",
    "明年1月5日": "2027-01-05",
    "上个月5号": "2026-10-05",
    "上月5日": "2026-10-05",
    "本月5号": "2026-11-05",
    "这个月5日": "2026-11-05",
    "下月5号": "2026-12-05",
    "下个月31日": "2026-12-31",
    # the day itself is today, not next month's
    "26号": "2026-11-26",
    "26日": "2026-11-26",
    "27号": "2026-11-27",
    "31号": "2026-12-31",
    "26年11月30日": "2026-11-30",
    "2026年11月30": "2026-11-30",
    "5th of december": "2026-12-05",
    "december 5th, 2027": "2027-12-05",
    "1st dec": "2026-12-01",
    "2nd dec": "2026-12-02",
    "3rd dec": "2026-12-03",
    "11月30日周一": "2026-11-30",
    "11月30日礼拜一": "2026-11-30",
    "周一11月30日": "2026-11-30",
    "周二11月30日": None,
    "30 nov, mon": "2026-11-30",
    "30 nov, tue": None,
    "1900-01-01": "1900-01-01",
    "1899-12-31": None,
    "2200-12-31": "2200-12-31",
    "2201-01-01": None,
}


def day(typed: str, language: str = "zh") -> object:
    """The day read, None where it is refused, several where it is asked back."""
    try:
        return answer(Kind.DATE, typed, language="en" if language == "en" else "zh")
    except Ambiguous as asked:
        return asked.candidates
    except NotADate:
        return None


@pytest.mark.parametrize("table", [RELATIVE, COUNTED, WEEKDAYS, NAMED], ids=["near", "counted", "weekdays", "named"])
def test_which_day_each_word_means(table: dict[str, str | None]) -> None:
    assert {typed: day(typed) for typed in table} == table


@pytest.mark.parametrize("pattern", ["5 {}", "{} 5", "5 {}.", "{}. 5th", "5th of {}"])
def test_which_month_each_name_means(pattern: str) -> None:
    assert {name: day(pattern.format(name)) for name in MONTHS} == MONTHS


def test_which_days_are_asked_back() -> None:
    assert {typed: day(typed, "en") for typed in TWO_MEANINGS} == TWO_MEANINGS


def test_no_word_for_a_day_is_left_out() -> None:
    assert set(days._RELATIVE) == set(RELATIVE)
    assert set(days._MONTH_NUMBERS) == set(MONTHS)
    english = {word for word in WEEKDAYS if word.isascii() and " " not in word}
    chinese = {word[-1] for word in WEEKDAYS if not word.isascii()}
    assert set(days._WEEKDAYS) == english | chinese


def test_a_bare_day_is_this_months_until_it_has_passed() -> None:
    assert days.days_meant("23号", date(2026, 11, 23), "zh") == (date(2026, 11, 23),)
    assert days.days_meant("23号", date(2026, 11, 22), "zh") == (date(2026, 11, 23),)
    assert days.days_meant("23号", date(2026, 11, 24), "zh") == (date(2026, 11, 23), date(2026, 12, 23))
    assert days.days_meant("23号", date(2026, 12, 24), "zh") == (date(2026, 12, 23), date(2027, 1, 23))
    # February has no 30th: January's is the only one, until it has passed
    assert days.days_meant("30号", date(2027, 1, 31), "zh") == (date(2027, 1, 30),)


def test_the_days_of_the_week_as_seen_from_each_of_them() -> None:
    monday = date(2026, 11, 23)
    for today in (monday + timedelta(days=at) for at in range(7)):
        for at, name in enumerate("一二三四五六日"):
            this = monday + timedelta(days=at)
            coming = this if this >= today else this + timedelta(days=7)
            assert days.days_meant(f"周{name}", today, "zh") == (coming,)
            assert days.days_meant(f"本周{name}", today, "zh") == (this,)
            assert days.days_meant(f"下周{name}", today, "zh") == (this + timedelta(days=7),)
            assert days.days_meant(f"上周{name}", today, "zh") == (this - timedelta(days=7),)


# Times of day

HOURS = {
    "凌晨": {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 12: 0},
    **{key: {4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11} for key in ("清晨", "早上", "早晨", "早")},
    "上午": {hour: hour for hour in range(13)},
    "中午": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    "下午": {12: 12, 1: 13, 2: 14, 3: 15, 4: 16, 5: 17, 6: 18, 7: 19}
    | {13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19},
    "傍晚": {4: 16, 5: 17, 6: 18, 7: 19, 8: 20, 16: 16, 17: 17, 18: 18, 19: 19, 20: 20},
    **dict.fromkeys(
        ("晚上", "晚间", "晚", "夜里"),
        {5: 17, 6: 18, 7: 19, 8: 20, 9: 21, 10: 22, 11: 23} | {17: 17, 18: 18, 19: 19, 20: 20, 21: 21, 22: 22, 23: 23},
    ),
}
ENGLISH_HOURS = {
    "am": {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 0},
    "pm": {1: 13, 2: 14, 3: 15, 4: 16, 5: 17, 6: 18, 7: 19, 8: 20, 9: 21, 10: 22, 11: 23, 12: 12}
    | {hour: hour for hour in range(13, 24)},
}
TIMES = {
    "15:30": "15:30",
    "15:30:59": "15:30",
    "00:00": "00:00",
    "23:59": "23:59",
    "24:00": "00:00",
    "12:60": None,
    "下午3点半": "15:30",
    "下午3点1刻": "15:15",
    "下午3点3刻": "15:45",
    "下午3点2刻": None,
    "下午3点整": "15:00",
    "下午3点钟": "15:00",
    "下午3点5分": "15:05",
    "下午3点05": "15:05",
    "下午三点五十": "15:50",
    "14时": "14:00",
    "14时20分": "14:20",
    "9时": "09:00",
    "正午": "12:00",
    "中午": "12:00",
    "noon": "12:00",
    "12点": "12:00",
    "0点": "00:00",
    "13点": "13:00",
    "3:05 pm": "15:05",
    "3.05 p.m": "15:05",
    "3点": ("03:00", "15:00"),
    "11点半": ("11:30", "23:30"),
}


def hour(typed: str) -> object:
    """The hour read, None where it is refused, several where it is asked back."""
    try:
        return read_hour(typed).isoformat("minutes")
    except Ambiguous as asked:
        return asked.candidates
    except NotAnHour:
        return None


@pytest.mark.parametrize("part", HOURS)
def test_which_hours_each_part_of_the_day_has(part: str) -> None:
    expected = {said: f"{HOURS[part][said]:02}:00" if said in HOURS[part] else None for said in range(24)}
    assert {said: hour(f"{part}{said}点") for said in range(24)} == expected
    assert {said: hour(f"{part}{said}:00") for said in range(24)} == expected


@pytest.mark.parametrize("half", ENGLISH_HOURS)
def test_which_hours_each_half_of_the_day_has(half: str) -> None:
    hours = ENGLISH_HOURS[half]
    expected = {said: f"{hours[said]:02}:00" if said in hours else None for said in range(24)}
    assert {said: hour(f"{said}{half}") for said in range(24)} == expected
    assert {said: hour(f"{said} {half[0]}.m.") for said in range(24)} == expected


def test_which_time_each_way_of_writing_means() -> None:
    assert {typed: hour(typed) for typed in TIMES} == TIMES


def test_which_moments_the_short_words_mean() -> None:
    assert {
        typed: answer(Kind.DATE_TIME, typed)
        for typed in ("今早8点", "今晚8点", "明早8点", "明晚8点", "昨晚8点", "昨夜8点")
    } == {
        "今早8点": "2026-11-26T08:00",
        "今晚8点": "2026-11-26T20:00",
        "明早8点": "2026-11-27T08:00",
        "明晚8点": "2026-11-27T20:00",
        "昨晚8点": "2026-11-25T20:00",
        "昨夜8点": "2026-11-25T20:00",
    }
    for typed in ("现在", "此刻", "刚刚", "刚才", "now", "right now", "just now"):
        assert answer(Kind.DATE_TIME, typed) == "2026-11-26T10:30", typed


def test_no_word_for_a_time_is_left_out() -> None:
    assert set(moments._HOURS) == {*HOURS, "a", "p"}
    assert set(moments._SHORT) == {"今早", "今晚", "明早", "明晚", "昨晚", "昨夜"}
    assert {"现在", "此刻", "刚刚", "刚才", "now", "right now", "just now"} == moments._NOW


# Numbers

UNITS = {
    ("kg", "千克", "公斤"): "kg",
    ("g", "克"): "g",
    ("t", "吨"): "t",
    ("mm", "毫米"): "mm",
    ("cm", "厘米", "公分"): "cm",
    ("m", "米"): "m",
    ("°c", "摄氏度", "度", "c"): "°c",
    ("h", "小时", "hour", "hours"): "h",
    ("min", "分钟", "minute", "minutes"): "min",
    ("天", "日", "day", "days"): "天",
}
COUNTERS = (*"个件次人份台项条张名家处", "pcs", "pieces", "people", "times")
NUMERALS = {
    **{name: value for value, name in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "十": 10,
    "两百": 200,
    "一百": 100,
    "一千": 1000,
    "一万": 10_000,
    "一亿": 100_000_000,
    "十五": 15,
    "二十": 20,
    "一百零五": 105,
    "一千零五十": 1050,
    "二〇二六": 2026,
    "两千三百": 2300,
}


def number(typed: str, unit: str | None = None) -> object:
    """The number read; None where it is refused."""
    try:
        return answer(Kind.NUMBER, typed, unit=Text(unit, unit) if unit else None)
    except NotANumber:
        return None


def test_what_each_name_of_a_unit_means() -> None:
    for names, unit in UNITS.items():
        for name in names:
            assert number(f"3.5{name}", unit) == number(f"3.5 {name}", name) == "3.5", name
    for counter in COUNTERS:
        assert number(f"3{counter}") == number(f"3 {counter}") == "3", counter
    assert number("3kg") is None
    assert set(numerals._SAME_UNITS) == set(UNITS)
    assert set(COUNTERS) == numerals._COUNTERS


def test_what_each_numeral_means() -> None:
    assert {typed: number(typed) for typed in NUMERALS} == {typed: str(value) for typed, value in NUMERALS.items()}
    assert [number(f"3{unit}") for unit in ("百", "千", "万", "亿")] == ["300", "3000", "30000", "300000000"]
    assert [number(f"{sign}3") for sign in ("负", "零下", "-", "+", "")] == ["-3", "-3", "-3", "3", "3"]


# What is left empty, and what is only polite


def test_what_people_write_for_nothing() -> None:
    assert set(NOTHING) == {"-", "--", "/", "无", "没有", "none", "n/a"}


COURTESIES = {
    Courtesy.THANKS: (
        *("非常感谢", "十分感谢", "感谢", "谢谢", "谢了", "多谢", "辛苦了", "辛苦", "麻烦了"),
        *("thank you very much", "thank you so much", "many thanks", "thanks a lot", "thank you", "thanks", "thx"),
        *("cheers", "🙏", "🌹"),
    ),
    Courtesy.GREETING: (
        *(
            "你好",
            "您好",
            "大家好",
            "在吗",
            "在不在",
            "有人吗",
            "早上好",
            "上午好",
            "中午好",
            "下午好",
            "晚上好",
            "早安",
        ),
        *("hello", "hi", "hey", "good morning", "good afternoon", "good evening", "👋"),
    ),
    Courtesy.TAKEN_NOTE: (
        *("好的", "好", "收到", "知道了", "明白了", "明白", "了解", "嗯嗯", "嗯", "没事了", "不用了", "再见", "拜拜"),
        *("okay", "ok", "got it", "i see", "never mind", "bye", "👌", "👍"),
    ),
}


@pytest.mark.parametrize("courtesy", Courtesy)
def test_what_each_polite_word_is(courtesy: Courtesy) -> None:
    for word in COURTESIES[courtesy]:
        assert courtesy_of(word) is courtesy, word
        assert courtesy_of(f"{word}啊！") is courtesy, word
        assert courtesy_of(f"{word}，报告还没收到") is None, word
