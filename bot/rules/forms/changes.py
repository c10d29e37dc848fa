"""What a correction of a filled checklist changed, item by item (clause 3.6)."""

from collections.abc import Mapping

from bot.rules.checklists.asked import INSTRUMENT, NOTE, REMARK
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.said import in_words
from bot.rules.forms.walking import visible
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.record_kind import TOLD
from bot.rules.text import Text

RESULT_NAMES: Mapping[str, Text] = {
    CONFORM: Text("符合", "conforming"),
    NON_CONFORM: Text("不符合", "nonconforming"),
    NOT_APPLICABLE: Text("不适用", "not applicable"),
}
_IN_WORDS = TOLD | {Kind.PEOPLE, Kind.DATE_TIME}
_OPEN = Text("未答", "not answered")
_ITEM = Text("第 {n} 项 {name}：{was} → {now}", "Item {n}, {name}: {was} → {now}")
_OTHER = Text("{name}：{was} → {now}", "{name}: {was} → {now}")


def changes_between(form: Form, before: Answers, after: Answers) -> tuple[Text, ...]:
    """What is told in words of each item, and of what is asked beside them, that is answered in another way now."""
    changes = []
    items = {step.key: number for number, step in enumerate(numbered(form), start=1)}
    for step in form.steps():
        if step.parent is not None or (step.key not in items and step.question.kind not in _IN_WORDS):
            continue
        was, now = _said(form, step, before), _said(form, step, after)
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


def _said(form: Form, step: Step, answers: Answers) -> Text:
    """The result, the answer where that says more, and what was noted and measured with."""
    shown = {one.key for one in visible(form, answers)}
    result = judged(step.question, answers.get(step.key)) if step.key in shown else None
    told = [RESULT_NAMES[result]] if result is not None else []
    for key in (step.key, *(f"{step.key}.{one}" for one in (NOTE, REMARK, INSTRUMENT))):
        if key in shown:
            told.append(in_words(form.step(key).question, answers.get(key)))
    told = [one for one in told if one.zh]
    if not told:
        return _OPEN
    return Text("，".join(one.zh for one in told), ", ".join(one.en for one in told))
