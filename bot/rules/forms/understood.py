"""What a quick line or a captioned photo was understood to say: which items are newly what, and what is still open."""

from collections.abc import Iterable

from bot.rules.form import Form
from bot.rules.forms.answers import Answers
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
_MORE_LEFT = Text("已记：{said}；还差 {left}", "Noted: {said}; still open {left}")
_ALL_DONE = Text("已记：{said}。", "Noted: {said}.")
_BETWEEN = Text("，", "; ")
FEWEST_IN_A_RANGE = 3


def understood(form: Form, before: Answers, after: Answers) -> Text | None:
    """``已记：4、6 不符合；还差 1–3、5、7``: what ``after`` says of the numbered items that ``before`` did not.

    None where that is nothing.
    """
    shown = {step.key for step in visible(form, after)}
    items = [(number, step) for number, step in enumerate(numbered(form), 1) if step.key in shown]
    news: dict[str, list[int]] = {value: [] for value in _SAID}
    for number, step in items:
        value = judged(step.question, after.get(step.key))
        if value in news and value != judged(step.question, before.get(step.key)):
            news[value].append(number)
    if not any(news.values()):
        return None
    left = [number for number, step in items if step.question.required and step.key not in after]
    return Text(*(_in(language, news, left) for language in (CHINESE, ENGLISH)))


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


def _in(language: Language, news: dict[str, list[int]], left: list[int]) -> str:
    said = _BETWEEN.to(language).join(
        _SAID[value].to(language, numbers=ranges(numbers, language)) for value, numbers in news.items() if numbers
    )
    whole = _MORE_LEFT if left else _ALL_DONE
    return whole.to(language, said=said, left=ranges(left, language))
