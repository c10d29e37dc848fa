"""Numbers as people type them: ``１２．５ kg``, ``1,200``, ``十二``, ``1.2万``."""

import re
from decimal import Decimal

from bot.rules.decimals import read_plain
from bot.rules.forms.unreadable import NotANumber, UnitDiffers
from bot.rules.plain_words import normalise
from bot.rules.text import Text

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"亿": 10**8, "万": 10**4}
_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"

_MEASURED = re.compile(rf"(?P<number>[\d.,]+|[{_CHARACTERS}]+)\s*(?P<unit>[^\d\s.,{_CHARACTERS}]+)")
_MULTIPLIED = re.compile(r"(\d+(?:\.\d+)?)\s*([百千万亿])")
_SAME_UNITS = (
    ("kg", "千克", "公斤"),
    ("g", "克"),
    ("t", "吨"),
    ("mm", "毫米"),
    ("cm", "厘米", "公分"),
    ("m", "米"),
    ("°c", "摄氏度", "度", "c"),
    ("h", "小时", "hour", "hours"),
    ("min", "分钟", "minute", "minutes"),
    ("天", "日", "day", "days"),
)
_COUNTERS = frozenset({*"个件次人份台项条张名家处", "pcs", "pieces", "people", "times"})


def chinese_integer(text: str) -> int | None:
    """The value of a Chinese numeral (``十二``, ``一百零五``, ``二〇二六``); None for anything else.

    None also for what can be read in two ways: 二百五 is 205 to a clerk and 250 to everyone else.
    """
    if not text:
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    for name, size in _LARGE.items():
        if name in text:
            head, _, tail = text.partition(name)
            return _joined(chinese_integer(head), tail, size)
    return _below_ten_thousand(text)


def read_decimal(text: str, unit: Text | None) -> Decimal:
    """The number typed, its unit taken off. Raises NotANumber, UnitDiffers."""
    plain = normalise(text)
    for sign in ("零下", "负", "-", "+"):
        if plain.startswith(sign):
            value = _unsigned(plain.removeprefix(sign).lstrip(), unit)
            return value if sign == "+" else -value
    return _unsigned(plain, unit)


def _unsigned(plain: str, unit: Text | None) -> Decimal:
    value = _value(plain)
    if value is not None:
        return value
    for name in sorted(_names_of(unit), key=len, reverse=True):
        if plain.endswith(name):
            value = _value(plain.removesuffix(name).rstrip())
            if value is not None:
                return value
    measured = _MEASURED.fullmatch(plain)
    if unit is not None and measured is not None and _value(measured["number"]) is not None:
        raise UnitDiffers(unit, measured["unit"])
    raise NotANumber(plain)


def _names_of(unit: Text | None) -> frozenset[str]:
    if unit is None:
        return _COUNTERS
    names = frozenset(normalise(name) for name in (unit.zh, unit.en, unit.one) if name)
    return names.union(*(same for same in _SAME_UNITS if not names.isdisjoint(same)))


def _value(plain: str) -> Decimal | None:
    number = read_plain(plain)
    if number is not None:
        return number
    multiplied = _MULTIPLIED.fullmatch(plain)
    if multiplied is not None:
        product = Decimal(multiplied[1]) * {**_UNITS, **_LARGE}[multiplied[2]]
        return product.to_integral_value() if product == product.to_integral_value() else product
    whole, point, fraction = plain.partition("点")
    value = chinese_integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not fraction or any(character not in DIGITS for character in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(DIGITS[character]) for character in fraction))


def _joined(head: int | None, tail: str, size: int) -> int | None:
    if head is None or head < 1:
        return None
    if not tail:
        return head * size
    rest = chinese_integer(tail.lstrip("零〇"))
    says_zero = tail[0] in "零〇"
    if rest is None or rest < 1 or rest >= size or says_zero != (rest < size // 10):
        return None
    return head * size + rest


def _below_ten_thousand(text: str) -> int | None:
    total, last, digit, zero = 0, 0, None, False
    for character in text:
        if character in "零〇":
            if digit is not None or zero or not last:
                return None
            zero = True
        elif character in _UNITS:
            size = _UNITS[character]
            skips = last > size * 10
            if (last and size >= last) or (digit is None and size != 10) or skips != zero:
                return None
            total += (1 if digit is None else digit) * size
            last, digit, zero = size, None, False
        else:
            value = 2 if character == "两" else DIGITS.get(character)
            if value is None or digit is not None:
                return None
            digit = value
    if digit is None:
        return None if zero else total
    if last and zero != (last > 10):
        return None
    return total + digit
