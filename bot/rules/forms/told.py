"""The questions that a work record's facts are answers to, as its form in use asks them."""

from collections.abc import Mapping

from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.form import Form, Question
from bot.rules.text import Text
from bot.rules.work_records.kind import RecordKind

_FORMS: Mapping[str, Form] = {form.code: form for form in BUILT_IN}


def question_of(kind: RecordKind, key: str) -> Question:
    """The question of this key. Raises KeyError: the kind's form has none."""
    return _FORMS[kind.form].step(key).question


def sorts(kind: RecordKind) -> dict[str, Text]:
    """By what the records of a kind are sorted: the options of that question, in their order."""
    return {one.key: one.label for one in question_of(kind, kind.sorted_by).options} if kind.sorted_by else {}
