"""What a correction of a filled checklist changed, item by item (clause 3.6)."""

from collections.abc import Collection, Mapping

from bot.rules.checklists.asked import FIXED, IMMEDIATE, INSTRUMENT, NOTE, OWNER, REMARK, SEVERITY, SUGGESTION, UNTIL
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.said import in_words
from bot.rules.forms.unmeasured import unmeasured
from bot.rules.forms.walking import top_of, visible
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE
from bot.rules.record_kind import TOLD
from bot.rules.text import Text

RESULT_NAMES: Mapping[str, Text] = {
    CONFORM: Text("符合", "conforming"),
    NON_CONFORM: Text("不符合", "nonconforming"),
    NOT_APPLICABLE: Text("不适用", "not applicable"),
}
_IN_WORDS = TOLD | {Kind.PEOPLE, Kind.DATE_TIME}
NOBODY_NAMED: Mapping[str, str] = {}
_OF_FINDING = (SEVERITY, FIXED, OWNER, UNTIL, IMMEDIATE, SUGGESTION)
"""What is asked of an item that does not conform and is told where that is another now."""
_NONE = Text("无", "none")
_OPEN = Text("未答", "not answered")
_ITEM = Text("第 {n} 项 {name}：{was} → {now}", "Item {n}, {name}: {was} → {now}")
_OTHER = Text("{name}：{was} → {now}", "{name}: {was} → {now}")


def changes_between(
    form: Form, before: Answers, after: Answers, names: Mapping[str, str] = NOBODY_NAMED
) -> tuple[Text, ...]:
    """What is told in words of each item, and of what is asked beside them, that is answered in another way now.

    ``names``: those of the people who were picked, by their ids.
    """
    changes = []
    items = {step.key: number for number, step in enumerate(numbered(form), start=1)}
    shown_before, shown_after = ({step.key for step in visible(form, said)} for said in (before, after))
    for step in form.steps():
        if top_of(form, step) is not step or (step.key not in items and step.question.kind not in _IN_WORDS):
            continue
        was, now = _said(form, step, before, shown_before), _said(form, step, after, shown_after)
        if _fails(step, before) and _fails(step, after):
            for key in _OF_FINDING:
                told = _told(step, key, before, shown_before), _told(step, key, after, shown_after)
                if told[0] != told[1]:
                    was, now = (
                        _and(so_far, _named(form, step, key, said, names))
                        for so_far, said in zip((was, now), told, strict=True)
                    )
        if was != now:
            text = _ITEM if step.key in items else _OTHER
            values = {"n": items.get(step.key, 0)}
            name = step.question.name
            changes.append(
                Text(
                    text.zh.format(name=name.zh, was=was.zh, now=now.zh, **values),
                    text.en.format(name=name.en, was=was.en, now=now.en, **values),
                )
            )
    return tuple(changes)


def _fails(step: Step, answers: Answers) -> bool:
    return judged(step.question, answers.get(step.key)) == NON_CONFORM


def _told(step: Step, key: str, answers: Answers, shown: Collection[str]) -> str:
    """What was answered of what was found: what it usually is where that need not be said; empty: nothing."""
    answer = answers.get(f"{step.key}.{key}") if f"{step.key}.{key}" in shown else None
    if answer is not None and not answer.skipped and answer.value is not None:
        return str(answer.value)
    return {SEVERITY: step.question.usual, FIXED: NO}.get(key, "")


def _named(form: Form, step: Step, key: str, said: str, names: Mapping[str, str]) -> Text:
    question = form.step(f"{step.key}.{key}").question
    if question.kind is Kind.RECORD:
        told = Text(names.get(said, ""), names.get(said, ""))
    else:
        told = in_words(question, Answer(said) if said else None)
    told = told if told.zh else _NONE
    name = question.name
    return Text(f"{name.zh} {told.zh}", f"{name.en} {told.en}")


def _and(told: Text, more: Text) -> Text:
    return Text(f"{told.zh}，{more.zh}", f"{told.en}, {more.en}")


def _said(form: Form, step: Step, answers: Answers, shown: Collection[str]) -> Text:
    """The result, the answer where that says more, and what was noted and measured with."""
    result = judged(step.question, answers.get(step.key)) if step.key in shown else None
    told = [RESULT_NAMES[result]] if result is not None else []
    for key in (step.key, *(f"{step.key}.{one}" for one in (NOTE, REMARK, INSTRUMENT))):
        if key in shown:
            told.append(in_words(form.step(key).question, answers.get(key)))
    if step.key in shown and (without := unmeasured(answers, step.key)) is not None:
        told.append(without)
    told = [one for one in told if one.zh]
    if not told:
        return _OPEN
    return Text("，".join(one.zh for one in told), ", ".join(one.en for one in told))
