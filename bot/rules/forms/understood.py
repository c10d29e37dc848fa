"""What a quick line or a captioned photo was understood to say: which items are newly what, and what is still open."""

from calendar import month_abbr
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.rules.form import Form
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.walking import visible
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import CHINESE, ENGLISH, Language, Text, joined

_SAID = {
    CONFORM: Text("{numbers} 符合", "{numbers} OK"),
    NON_CONFORM: Text("{numbers} 不符合", "{numbers} not OK"),
    NOT_APPLICABLE: Text("{numbers} 不适用", "{numbers} n/a"),
}
_FIXING = Text("{said}（{fixing}）", "{said} ({fixing})")
_BY = Text("{month}月{day}日前", "by {day} {month}")
_MORE_LEFT = Text("已记：{said}；还差 {left}", "Noted: {said}; still open {left}")
_ALL_DONE = Text("已记：{said}。", "Noted: {said}.")
_BETWEEN = Text("，", "; ")
FEWEST_IN_A_RANGE = 3
LONGEST_REMARK = 30


@dataclass(frozen=True, slots=True)
class _Said:
    """What is newly said of an item: its verdict, who is to fix it by when, and what else was said of it."""

    value: str
    owner: str = ""
    until: str = ""
    remark: str = ""


def understood(form: Form, before: Answers, after: Answers, people: Mapping[str, str] | None = None) -> Text | None:
    """``已记：4、6 不符合（王芳，12月5日前）；还差 1–3、5、7``: what ``after`` says that ``before`` did not.

    ``people``: by their ids the names of those who can be asked to fix something. None where nothing is new.
    """
    shown = {step.key for step in visible(form, after)}
    items = [(number, step) for number, step in enumerate(numbered(form), 1) if step.key in shown]
    news: dict[_Said, list[int]] = {}
    for number, step in items:
        key, value = step.key, judged(step.question, after.get(step.key))
        remark = _value(after.get(f"{key}.remark"))
        fresh = value != judged(step.question, before.get(key)) or remark != _value(before.get(f"{key}.remark"))
        if value in _SAID and value is not None and fresh:
            fixing = (_value(after.get(f"{key}.owner")), _value(after.get(f"{key}.until")))
            said = _Said(value, *fixing) if value == NON_CONFORM else _Said(value, remark=remark)
            news.setdefault(said, []).append(number)
    if not news:
        return None
    left = [number for number, step in items if step.question.required and step.key not in after]
    return Text(*(_in(language, news, left, people or {}) for language in (CHINESE, ENGLISH)))


def ranges(numbers: Iterable[int], language: Language) -> str:
    """Ascending numbers, three or more in a row as a range: ``1–3、5、7``."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return joined(
        (
            piece
            for row in rows
            for piece in ([f"{row[0]}–{row[-1]}"] if len(row) >= FEWEST_IN_A_RANGE else [str(number) for number in row])
        ),
        language,
    )


def _in(language: Language, news: Mapping[_Said, list[int]], left: list[int], people: Mapping[str, str]) -> str:
    parts = []
    for one, numbers in sorted(news.items(), key=lambda said: list(_SAID).index(said[0].value)):
        said = _SAID[one.value].to(language, numbers=ranges(numbers, language))
        remark = one.remark if len(one.remark) <= LONGEST_REMARK else f"{one.remark[: LONGEST_REMARK - 1]}…"
        fixing = [part for part in (people.get(one.owner, ""), _by(one.until, language), remark) if part]
        between = "，" if language == CHINESE else ", "
        parts.append(_FIXING.to(language, said=said, fixing=between.join(fixing)) if fixing else said)
    whole = _MORE_LEFT if left else _ALL_DONE
    return whole.to(language, said=_BETWEEN.to(language).join(parts), left=ranges(left, language))


def _by(until: str, language: Language) -> str:
    if not until:
        return ""
    day = date.fromisoformat(until)
    return _BY.to(language, month=day.month if language == CHINESE else month_abbr[day.month], day=day.day)


def _value(answer: Answer | None) -> str:
    return "" if answer is None or answer.value is None else str(answer.value)
