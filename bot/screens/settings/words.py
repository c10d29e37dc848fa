"""Values of settings as people read them."""

from collections.abc import Mapping

from bot.rules.cases.reporting import read_duties
from bot.rules.deadlines import Allowance, Allowances, Unit
from bot.rules.plain_words import YES
from bot.rules.risks.matrix import STANDARD, STRICT, read_matrix
from bot.rules.risks.words import LEVEL_MARKS
from bot.rules.settings.catalogue import Setting, SettingKind
from bot.rules.settings.values import read_allowance
from bot.rules.spots import distance
from bot.rules.terms import TERMS
from bot.rules.text import COLON, Language, Text, joined

_WORKING = Text("{n} 个工作日", "{n} working days", "{n} working day")
_NATURAL = Text("{n} 个自然日", "{n} natural days", "{n} natural day")
_MINUTES = Text("{n} 分钟", "{n} minutes", "{n} minute")
_UNITS = {Unit.WORKING_DAYS: _WORKING, Unit.NATURAL_DAYS: _NATURAL, Unit.MINUTES: _MINUTES}
_BEFORE = Text("提前 {days} 天", "{days} days before")
_MONTHS = Text("{n} 个月", "{n} months", "{n} month")
_USUAL, _STRICTER = Text("通行的", "the usual one"), Text("偏严的", "a stricter one")
_OWN = Text("本公司自定的", "the firm's own")
_IS_SO, _IS_NOT_SO = Text("是", "Yes"), Text("否", "No")
_SAME_DAY = Text("当天", "the same day")
NOT_SET = Text("未设置", "not set")
BUILT_IN = Text("程序自带的", "as it comes with the program")
GIVEN = Text("已设置", "set")
HAS_LEFT = Text("原来的人已离开，请另选", "whoever it was has left; choose another")


def allowance_said(allowance: Allowance) -> Text:
    """``3 个工作日`` / ``3 working days``."""
    if allowance.n == 0:
        return _SAME_DAY
    text = _UNITS[allowance.unit]
    return Text(text.to("zh", n=allowance.n), text.to("en", n=allowance.n))


def allowances_said(allowances: Allowances) -> dict[str, Text]:
    """Every promised time by its name, for texts that mention them."""
    return {key: allowance_said(allowances.of(term)) for key, term in TERMS.items()}


def series_said(value: str, language: Language) -> str:
    """``提前 210、180、60 天`` / ``210, 180, 60 days before``."""
    return _BEFORE.to(language, days=joined(value.split(","), language))


def matrix_drawn(value: str) -> list[str]:
    """A matrix in the colours of its levels, the highest likelihood first."""
    rows = read_matrix(value).rows
    return [f"{len(rows) - n} {''.join(LEVEL_MARKS[level] for level in row)}" for n, row in enumerate(reversed(rows))]


_REPORTS = Text("{n} 项", "{n} duties", one="1 duty")


def duties_said(value: str, language: Language) -> list[str]:
    """What is to be reported, each with its time."""
    return [
        f"· {one.name.to(language)}{COLON.to(language)}{allowance_said(one.within).to(language)}"
        for one in read_duties(value)
    ]


def _matrix_said(value: str, language: Language) -> str:
    name = {STANDARD: _USUAL, STRICT: _STRICTER}.get(read_matrix(value), _OWN)
    return name.to(language)


def value_said(setting: Setting, value: str, language: Language, names: Mapping[str, str]) -> str:
    """A stored value in words (not escaped); texts and logos are only said to be there.

    ``names``: of the people whom a setting may name, by their ids.
    """
    match setting.kind:
        case SettingKind.DAYS | SettingKind.MINUTES:
            return allowance_said(read_allowance(value)).to(language)
        case SettingKind.STEPS:
            return _WORKING.to(language, n=int(value))
        case SettingKind.METRES:
            return distance(int(value), language)
        case SettingKind.SHARE:
            return f"{value}%"
        case SettingKind.MONTHS:
            return _MONTHS.to(language, n=int(value))
        case SettingKind.SWITCH:
            return (_IS_SO if value == YES else _IS_NOT_SO).to(language)
        case SettingKind.MATRIX:
            return _matrix_said(value, language)
        case SettingKind.REPORTS:
            return _REPORTS.to(language, n=len(read_duties(value)))
        case SettingKind.SERIES:
            return series_said(value, language)
        case SettingKind.HOUR:
            return value
        case SettingKind.NAME | SettingKind.PHONE:
            return value or NOT_SET.to(language)
        case SettingKind.TEXTS:
            return (GIVEN if value else BUILT_IN).to(language)
        case SettingKind.PERSON:
            return names.get(value, HAS_LEFT.to(language)) if value else NOT_SET.to(language)
        case SettingKind.LOGO:
            return (GIVEN if value else NOT_SET).to(language)
