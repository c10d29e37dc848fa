"""未测: an item that goes without its reading, and why (clauses 3.6, 5.2.3).

Whoever has no instrument that may be used on the day of measuring says so instead of measuring with one that may not.
The question for the reason stands behind all the others of a form that was published without it, so that no key of an
open draft means another question.
"""

from dataclasses import replace

from bot.rules.checklists.asked import EQUIPMENT, INSTRUMENT
from bot.rules.form import Form, Kind, Question, Step, When
from bot.rules.forms.answers import NO_READING, UNREAD, Answers
from bot.rules.forms.items import numbered
from bot.rules.text import Text

UNMEASURED = "unmeasured"
SAID = Text("未测：{why}", "Not measured: {why}")


def with_reasons(form: Form) -> Form:
    """The form, with a question for the reason of each item that asks for an instrument."""
    known = {step.key for step in form.steps()}
    asks = {step.key for step in form.steps() if _is_for_instruments(step)}
    added = tuple(
        _why(item)
        for item in numbered(form)
        if asks & {item.key, f"{item.key}.{INSTRUMENT}"} and f"{item.key}.{UNMEASURED}" not in known
    )
    return replace(form, questions=(*form.questions, *added)) if added else form


def _is_for_instruments(step: Step) -> bool:
    return step.question.kind is Kind.RECORD and step.question.pick == EQUIPMENT


def _why(item: Step) -> Question:
    return Question(
        f"{item.key}.{UNMEASURED}",
        Kind.TEXT,
        Text("为什么没有测？点一个，或写一句。", "Why was it not measured? Tap a reason, or write it."),
        label=Text("未测原因", "Not measured because"),
        clause="5.2.3",
        minimum=2,
        maximum=300,
        remarks=(
            Text("仪器已超期，没有可替代的", "Instrument overdue, there is no other"),
            Text("仪器送检中", "Instrument away for calibration"),
        ),
        visible_when=(*item.question.visible_when, When(item.key, frozenset({NO_READING}))),
    )


def instrument_item(form: Form, step: Step | None) -> Step | None:
    """The item whose instrument a question asks for, and that can go without its reading; None: it asks for none."""
    if step is None or not _is_for_instruments(step):
        return None
    item = form.step(step.key.removesuffix(f".{INSTRUMENT}"))
    return item if any(one.key == f"{item.key}.{UNMEASURED}" for one in form.steps()) else None


def why_unmeasured(answers: Answers, item: str) -> str:
    """Why an item has no reading; empty where it has one, or nobody said why."""
    answer, why = answers.get(item), answers.get(f"{item}.{UNMEASURED}")
    if answer is None or answer != UNREAD or why is None or why.skipped:
        return ""
    return str(why.value or "")


def unmeasured(answers: Answers, item: str) -> Text | None:
    """The same as it is told; None where there is nothing to tell."""
    why = why_unmeasured(answers, item)
    return Text(SAID.zh.format(why=why), SAID.en.format(why=why)) if why else None
