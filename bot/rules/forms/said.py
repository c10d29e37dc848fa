"""An answer that is no verdict in words, for what is kept and printed of it."""

from datetime import date

from bot.rules.form import Kind, Question
from bot.rules.forms.answers import Answer
from bot.rules.forms.people_named import people_in
from bot.rules.text import Text

_LISTED = {Kind.CHOICE, Kind.CHOICES}
_YES_NO = {"yes": Text("是", "yes"), "no": Text("否", "no")}


def in_words(question: Question, answer: Answer | None) -> Text:
    """What was answered; empty where nothing was, and where files, places and entries stand elsewhere."""
    if answer is None or answer.skipped or answer.value is None:
        return Text("", "")
    value = answer.value
    if question.kind in _LISTED:
        keys = value if isinstance(value, list) else [value]
        labels = [option.label for option in question.options if option.key in keys]
        return Text("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))
    if question.kind is Kind.YES_NO:
        return _YES_NO[str(value)]
    if question.kind is Kind.NUMBER and question.unit is not None:
        return Text(f"{value} {question.unit.zh}", f"{value} {question.unit.en}")
    if question.kind is Kind.PEOPLE:
        names = people_in(answer).names
        return Text("、".join(names), ", ".join(names))
    if question.kind in (Kind.TEXT, Kind.NUMBER, Kind.TIME):
        return _same(str(value))
    if question.kind is Kind.DATE:
        return _same(date.fromisoformat(str(value)).isoformat())
    if question.kind is Kind.DATE_TIME:
        return _same(str(value).replace("T", " ")[:16])
    if question.kind is Kind.RATING:
        return _same(f"{value}★")
    return Text("", "")


def _same(said: str) -> Text:
    return Text(said, said)
